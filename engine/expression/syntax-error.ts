/** Why an expression cannot be parsed (JUEL's ScanException and ParseException). */
export class JuelSyntaxError extends Error {
  constructor(kind: 'lexical' | 'syntax', position: number, encountered: string, expected: string) {
    // Java's MessageFormat groups the digits of numbers.
    const place = position.toLocaleString('en-US');
    super(`${kind} error at position ${place}, encountered ${encountered}, expected ${expected}`);
  }
}
