import type { Element } from '../execution/element.ts';
import { add, type Execution } from '../execution/execution.ts';
import { expressionContext, text } from '../execution/expression-context.ts';
import { addIdentityLink } from '../execution/identity-link.ts';
import { Task } from '../execution/task.ts';
import { coerceToInteger, parseInteger } from '../expression/coerce.ts';
import type { Expression } from '../expression/expression.ts';
import { classCast, uncaught } from '../expression/java-exception.ts';
import { classNameOf, fromJavaScript, JavaNumber } from '../expression/java-value.ts';
import { executionFailure } from '../failure.ts';
import { dateOf } from '../job/due-date.ts';
import type { UserTask } from '../model/process-graph.ts';

/** Makes a task and waits for its completion (UserTaskActivityBehavior, TaskDecorator). */
export const userTask: Element = {
  *enter(execution) {
    const { userTask: definition, id } = execution.currentActivity;
    if (!definition) throw new Error(`user task ${id} has no definition`);
    const task = createTask(execution, definition);
    assign(task, execution, definition);
    yield* task.create();
    return 'wait';
  },
  resume: () => 'leave',
};

const createTask = (execution: Execution, definition: UserTask): Task => {
  const { context, row, currentActivity: activity } = execution;
  const task = Task.insert(context, {
    id: context.nextId(),
    revision: 1,
    executionId: row.id,
    processInstanceId: row.processInstanceId,
    processDefinitionId: row.processDefinitionId,
    name: definition.name ? text(definition.name, execution) : null,
    parentTaskId: null,
    description: definition.description ? text(definition.description, execution) : null,
    taskDefinitionKey: activity.id,
    owner: null,
    assignee: null,
    delegationState: null,
    priority: definition.priority ? priority(definition.priority, execution) : defaultPriority,
    createTime: context.now(),
    lastUpdated: null,
    dueDate: date('Due date', definition.dueDate, execution),
    followUpDate: date('Follow up date', definition.followUpDate, execution),
    suspensionState: row.suspensionState,
    taskState: null,
    tenantId: row.tenantId,
  });
  add(execution.tasks, task);
  return task;
};

const assign = (
  task: Task,
  execution: Execution,
  { owner, assignee, candidateUsers, candidateGroups }: UserTask,
): void => {
  if (owner) task.owner = text(owner, execution);
  if (assignee) task.assignee = text(assignee, execution);
  for (const user of candidates(candidateUsers, execution))
    addIdentityLink(task, 'candidate', { userId: user });
  for (const group of candidates(candidateGroups, execution))
    addIdentityLink(task, 'candidate', { groupId: group });
};

/** Each expression is one name, several divided by commas, or a list. */
const candidates = (expressions: readonly Expression[], execution: Execution): string[] =>
  expressions.flatMap((expression) => {
    const value = expression.evaluate(expressionContext(execution));
    if (typeof value === 'string') return value.split(/\s*,\s*/);
    if (Array.isArray(value) || value instanceof Set) return [...value].map(name);
    throw executionFailure.candidatesNoText();
  });

/** Of a list Camunda takes each element for a string, without a look. */
const name = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw uncaught(classCast(classNameOf(fromJavaScript(value)), 'java.lang.String'));
};

const date = (
  attribute: string,
  expression: Expression | null,
  execution: Execution,
): number | null => {
  const value = expression?.evaluate(expressionContext(execution));
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string') return dateOf(value, execution.context.now());
  throw executionFailure.noDate(attribute, expression?.text ?? '');
};

const defaultPriority = 50;

/** A number of any type, cut to an int, or the text of one (TaskDecorator.initializeTaskPriority). */
const priority = (expression: Expression, execution: Execution): number => {
  const value = expression.evaluate(expressionContext(execution));
  if (value === null || value === undefined) return defaultPriority;
  if (value instanceof JavaNumber) return coerceToInteger(value);
  if (typeof value !== 'string') throw executionFailure.priorityExpressionNoNumber(expression.text);
  const number = parseInteger(value);
  if (number === undefined) throw executionFailure.priorityNoNumber(value);
  return number;
};
