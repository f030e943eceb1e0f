/** What an expression says, as parse.ts reads it. */
export type Node =
  | { readonly type: 'literal'; readonly value: unknown }
  | { readonly type: 'identifier'; readonly name: string }
  | { readonly type: 'function'; readonly name: string; readonly parameters: readonly Node[] }
  | { readonly type: 'nested'; readonly node: Node }
  | { readonly type: 'unary'; readonly operator: UnaryOperator; readonly operand: Node }
  /**
   * Operators of one level from left to right: a list and no nesting, so that long sums need no
   * deep stack.
   */
  | { readonly type: 'binary'; readonly first: Node; readonly rest: readonly Operation[] }
  | { readonly type: 'choice'; readonly question: Node; readonly yes: Node; readonly no: Node }
  /** Steps from a value to a value of it, for the same reason a list. */
  | { readonly type: 'access'; readonly base: Node; readonly steps: readonly Step[] };

export interface Operation {
  readonly operator: BinaryOperator;
  readonly operand: Node;
}

/** `.name`, `[key]`, and with parameters the call of a method. */
export interface Step {
  readonly notation: 'dot' | 'bracket';
  readonly key: Node;
  readonly parameters?: readonly Node[];
}

export type UnaryOperator = 'not' | '-' | 'empty';
export type BinaryOperator =
  | 'or'
  | 'and'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';
