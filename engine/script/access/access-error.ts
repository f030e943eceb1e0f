/** A failure that a script gets as an error of its own with this name, one of Deno.errors or of JavaScript. */
export class AccessError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/** Deno's words for what is not granted. */
export const notCapable = (kind: string, what: string): AccessError =>
  new AccessError(
    'NotCapable',
    `Requires ${kind} access to "${what}", run again with the --allow-${kind} flag`,
  );
