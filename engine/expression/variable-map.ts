/** Variables by their names, as `getVariables()` answers them (VariableMapImpl): their values, and those with their types. */
export class VariableMap extends Map<string, unknown> {
  constructor(
    values: Iterable<readonly [string, unknown]>,
    /** A value with its type, null where there is no such variable. */
    readonly typed: (name: string) => unknown,
  ) {
    super(values);
  }
}
