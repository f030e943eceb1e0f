import { evaluateCondition } from '../execution/condition.ts';
import { executeActivity } from '../execution/execute-activity.ts';
import type { Execution } from '../execution/execution.ts';
import { expressionContext, wholeNumber } from '../execution/expression-context.ts';
import { fromValue, toExpressionValue } from '../execution/variable-value.ts';
import type { Work } from '../execution/work.ts';
import { coerceToInteger } from '../expression/coerce.ts';
import type { Expression } from '../expression/expression.ts';
import { integer, JavaNumber } from '../expression/java-value.ts';
import { executionFailure } from '../failure.ts';
import type { Activity, MultiInstance } from '../model/process-graph.ts';

/** The variables by which a multi-instance body counts; they are local to the body, `loopCounter` to each instance. */
export type LoopVariable =
  | 'nrOfInstances'
  | 'nrOfCompletedInstances'
  | 'nrOfActiveInstances'
  | 'loopCounter';

export const setLoopVariable = (execution: Execution, name: LoopVariable, value: number): void =>
  execution.setVariableLocal(name, fromValue(integer(value)));

export const loopVariable = (execution: Execution, name: LoopVariable): number => {
  const value = execution.variables.get(name)?.row.longValue;
  if (value === undefined || value === null)
    throw executionFailure.noLoopVariable(name, execution.id);
  return value;
};

/** The multi-instance definition of a body. */
export const definitionOf = (body: Activity): MultiInstance => {
  if (!body.multiInstance) throw new Error(`${body.id} is no multi-instance body`);
  return body.multiInstance;
};

/** The activity that is repeated; a body may also contain its compensation handler. */
export const innerActivityOf = (body: Activity): Activity => {
  const inner = body.activities.find((each) => !each.isForCompensation);
  if (!inner) throw new Error(`multi-instance body ${body.id} is empty`);
  return inner;
};

/** How many instances there are to be, by cardinality or by the elements of a collection (resolveNrOfInstances). */
export const countOf = (
  execution: Execution,
  { loopCardinality, collection }: MultiInstance,
): number => {
  if (loopCardinality) {
    const value = loopCardinality.evaluate(expressionContext(execution));
    if (value instanceof JavaNumber) return coerceToInteger(value);
    if (typeof value === 'string') return wholeNumber(value);
    throw executionFailure.noNumber('loopCardinality', loopCardinality.text);
  }
  if (!collection) throw executionFailure.noCollection();
  return elementsOf(execution, collection).length;
};

/** A plain name is a variable's, which may be missing; C7 takes all with a brace for an expression. */
const elementsOf = (execution: Execution, collection: Expression): unknown[] => {
  const isName = collection.isLiteral && !collection.text.includes('{');
  const found = isName
    ? variableValue(execution, collection.text)
    : collection.evaluate(expressionContext(execution));
  if (Array.isArray(found)) return found;
  if (found instanceof Set) return [...found];
  throw isName
    ? executionFailure.noCollectionVariable(collection.text)
    : executionFailure.noCollectionValue(collection.text);
};

const variableValue = (execution: Execution, name: string): unknown => {
  const variable = execution.findVariable(name);
  return variable ? toExpressionValue(variable.row) : null;
};

/** Starts one inner instance with its counter and, where there is a collection, its element (performInstance). */
export function* startInstance(
  execution: Execution,
  body: Activity,
  loopCounter: number,
  elements: readonly unknown[] | null,
): Work {
  setLoopVariable(execution, 'loopCounter', loopCounter);
  const { elementVariable } = definitionOf(body);
  if (elementVariable !== null && elements)
    execution.setVariableLocal(elementVariable, fromValue(elements[loopCounter] ?? null));
  yield* executeActivity(execution, innerActivityOf(body));
}

/** The elements, where each instance gets its own in a variable. */
export const elementsFor = (
  execution: Execution,
  { collection, elementVariable }: MultiInstance,
): unknown[] | null =>
  collection && elementVariable !== null ? elementsOf(execution, collection) : null;

export function* isCompleted(
  execution: Execution,
  { completionCondition }: MultiInstance,
): Work<boolean> {
  if (completionCondition === null) return false;
  if (completionCondition.kind !== 'expression')
    return yield* evaluateCondition(execution, completionCondition);
  const { expression } = completionCondition;
  const value = expression.evaluate(expressionContext(execution));
  if (typeof value === 'boolean') return value;
  throw executionFailure.noCompletionBoolean(expression.text);
}
