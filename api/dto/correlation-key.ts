import { type Condition, Failure, type TypedValue } from '../../engine/index.ts';
import { Decimal } from '../json.ts';
import type { VariableValueDto, VariableValueDtos } from './variable-value.ts';

/** Where a variable that a message is to find may be: anywhere in the waiting instance, or where it waits. */
export type KeyPlace = 'anywhere' | 'waitingExecution';

/**
 * Conditions on a waiting execution: there are variables with these names, types and values. Throws 500 for what Camunda
 * does not compare (MessageCorrelationBuilder.processInstanceVariableEquals and localVariableEquals).
 */
export const correlationKeys = (
  keys: ReadonlyMap<string, TypedValue>,
  place: KeyPlace,
): Condition[] =>
  [...keys].map(([name, value]): Condition => {
    const where: Condition[] = [{ op: 'eq', column: 'name', value: name }, ...sameValue(value)];
    return place === 'anywhere'
      ? {
          op: 'exists',
          table: 'variable',
          theirs: 'processInstanceId',
          ours: 'processInstanceId',
          where,
        }
      : { op: 'exists', table: 'variable', theirs: 'scopeId', ours: 'id', where };
  });

const sameValue = ({ type, textValue, longValue, doubleValue }: TypedValue): Condition[] => {
  const column = valueColumns[type];
  if (column === undefined) throw incomparable(type);
  const ofType: Condition = { op: 'eq', column: 'type', value: type };
  if (type === 'null') return [ofType];
  const value = { textValue, longValue, doubleValue }[column];
  return [ofType, value === null ? { op: 'isNull', column } : { op: 'eq', column, value }];
};

const valueColumns: Readonly<
  Record<string, 'textValue' | 'longValue' | 'doubleValue' | undefined>
> = {
  string: 'textValue',
  boolean: 'longValue',
  integer: 'longValue',
  short: 'longValue',
  long: 'longValue',
  double: 'doubleValue',
  date: 'longValue',
  null: 'textValue',
};

const incomparable = (type: string) => {
  const isBinary = type === 'bytes' || type === 'file';
  const what = isBinary ? 'Variables of type ByteArray' : 'Object values';
  return new Failure(500, 'ProcessEngineException', `${what} cannot be used to query`);
};

/** Keys as Java writes a map of them (VariableMapImpl, UntypedValueImpl); null where there are none. */
export const shownKeys = (keys: VariableValueDtos | null): string | null =>
  keys === null || keys.size === 0
    ? null
    : `{\n${[...keys].map(([name, dto]) => `  ${name} => ${shownValue(dto)}\n`).join('')}}`;

/** Types that were given are gone by then. */
const shownValue = (dto: VariableValueDto | null): string => {
  const value = dto?.value instanceof Decimal ? dto.value.text : (dto?.value ?? null);
  return value === null ? "Untyped 'null' value" : `Untyped value '${value}', isTransient = false`;
};
