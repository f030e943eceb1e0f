import { evaluateCondition } from '../execution/condition.ts';
import { executeActivity } from '../execution/execute-activity.ts';
import type { Execution } from '../execution/execution.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { fromValue } from '../execution/variable-value.ts';
import type { Work } from '../execution/work.ts';
import { coerceToInteger } from '../expression/coerce.ts';
import { integer, JavaNumber } from '../expression/java-value.ts';
import { executionFailure } from '../failure.ts';
import type { Activity, MultiInstance } from '../model/process-graph.ts';

/** The variables by which a multi-instance body counts; they are local to the body, `loopCounter` to each instance. */
export type LoopVariable = 'nrOfInstances' | 'nrOfCompletedInstances' | 'nrOfActiveInstances' | 'loopCounter';

export const setLoopVariable = (execution: Execution, name: LoopVariable, value: number): void =>
  execution.setVariableLocal(name, fromValue(integer(value)));

export const loopVariable = (execution: Execution, name: LoopVariable): number => {
  const value = execution.variables.get(name)?.row.longValue;
  if (value === undefined || value === null) throw executionFailure.noLoopVariable(name, execution.id);
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
export const countOf = (execution: Execution, { loopCardinality, collection }: MultiInstance): number => {
  if (loopCardinality) {
    const value = loopCardinality.evaluate(expressionContext(execution));
    if (value instanceof JavaNumber) return coerceToInteger(value);
    if (typeof value === 'string') return coerceToInteger(value);
    throw executionFailure.noNumber('loopCardinality', loopCardinality.text);
  }
  if (!collection) throw executionFailure.noCollection();
  return elementsOf(execution, collection.text, collection.evaluate(expressionContext(execution))).length;
};

const elementsOf = (execution: Execution, text: string, value: unknown): unknown[] => {
  const found = typeof value === 'string' && value === text ? expressionContext(execution).resolve(text) : value;
  if (Array.isArray(found)) return found;
  if (found instanceof Set) return [...found];
  throw executionFailure.noCollectionValue(text);
};

/** Starts one inner instance with its counter and, where there is a collection, its element (performInstance). */
export function* startInstance(execution: Execution, body: Activity, loopCounter: number, elements: readonly unknown[] | null): Work {
  setLoopVariable(execution, 'loopCounter', loopCounter);
  const { elementVariable } = definitionOf(body);
  if (elementVariable !== null && elements) execution.setVariableLocal(elementVariable, fromValue(elements[loopCounter] ?? null));
  yield* executeActivity(execution, innerActivityOf(body));
}

/** The elements, where each instance gets its own in a variable. */
export const elementsFor = (execution: Execution, { collection, elementVariable }: MultiInstance): unknown[] | null =>
  collection && elementVariable !== null
    ? elementsOf(execution, collection.text, collection.evaluate(expressionContext(execution)))
    : null;

export function* isCompleted(execution: Execution, { completionCondition }: MultiInstance): Work<boolean> {
  return completionCondition !== null && (yield* evaluateCondition(execution, completionCondition));
}
