import {
  type ExpressionContext,
  type ExpressionObject,
  expressionObject,
  noSuchMethod,
} from '../../engine/expression/expression.ts';
import { integer, long } from '../../engine/expression/java-value.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';

const TASK = 'org.camunda.bpm.engine.impl.persistence.entity.TaskEntity';

class BpmnError extends Error {}

/** An object as the engine shows them: with some properties, and with some methods. */
const task: ExpressionObject = {
  [expressionObject]: true,
  className: TASK,
  property: (name) =>
    new Map<string, unknown>([
      ['name', 'Check'],
      ['priority', 50],
      ['owner', null],
    ]).get(name),
  invoke: (name, args) => {
    if (name === 'getAssignee' && args.length === 0) return 'ann';
    if (name === 'isSuspended' && args.length === 0) return false;
    if (name === 'setVariable' && args.length === 2) return undefined;
    if (name === 'describe' && args.length === 1) return args[0];
    if (name === 'toString' && args.length === 0) return 'Task[5]';
    if (name === 'refuse') throw new Failure(500, 'NullValueException', 'name is null');
    if (name === 'throwError') throw new BpmnError('overdrawn');
    return noSuchMethod;
  },
};

const context: ExpressionContext = {
  resolve: (name) => {
    if (name === 'task') return task;
    if (name === 'broken') throw new Failure(400, 'BadUserRequestException', 'not a single one');
    return undefined;
  },
};

const evaluate = (text: string): unknown => parseExpression(text).evaluate(context);
const messageOf = (text: string): string => {
  try {
    evaluate(text);
  } catch (error) {
    assert.instance(error, Failure);
    return (error as Failure).message;
  }
  return 'no failure';
};

const test = suite('objects of the engine in expressions');

test('a property is asked by its name or by its getter', () => {
  assert.is(evaluate('${task.name}'), 'Check');
  assert.is(evaluate("${task['name']}"), 'Check');
  assert.is(evaluate('${task.getName()}'), 'Check');
  assert.is(evaluate('${task.assignee}'), 'ann');
  assert.is(evaluate('${task.getAssignee()}'), 'ann');
  assert.is(evaluate('${task.suspended}'), false);
  assert.is(evaluate('${task.owner}'), null);
});

test('a number that it answers is typed as one of a script', () => {
  assert.equal(evaluate('${task.priority}'), integer(50));
  assert.equal(evaluate('${task.priority + 1}'), long(51));
});

test('a method gets its arguments with their types, and nothing that it answers is null', () => {
  assert.equal(evaluate('${task.describe(5)}'), long(5));
  assert.is(evaluate("${task.describe('x')}"), 'x');
  assert.is(evaluate("${task.setVariable('a', 1)}"), null);
});

test('within a text it stands for what its toString answers', () => {
  assert.is(evaluate('for ${task}'), 'for Task[5]');
});

test('what it does not know is named with its class', () => {
  assert.is(
    messageOf('${task.nothing}'),
    `Unknown property used in expression: \${task.nothing}. Cause: The class '${TASK}' does not have the property 'nothing'.`,
  );
  assert.is(
    messageOf("${task.nothing(1, 'x', null)}"),
    `Unknown method used in expression: \${task.nothing(1, 'x', null)}. Cause: Method not found: ` +
      `class ${TASK}.nothing(java.lang.Long, java.lang.String, null)`,
  );
});

test('nothing of the JavaScript object behind it can be reached', () => {
  for (const name of [
    'className',
    'property',
    'invoke',
    'constructor',
    '__proto__',
    'hasOwnProperty',
  ]) {
    assert.match(messageOf(`\${task.${name}}`), 'does not have the property');
    assert.match(messageOf(`\${task.${name}('x')}`), 'Method not found');
  }
});

test('a failure within a method is told as the cause of the exception', () => {
  assert.is(
    messageOf('${task.refuse()}'),
    'org.camunda.bpm.engine.exception.NullValueException: name is null',
  );
});

test('a failure to resolve a name is told with the expression', () => {
  assert.is(
    messageOf('${broken.x}'),
    'Error while evaluating expression: ${broken.x}. Cause: not a single one',
  );
});

test('what is no failure, such as a BPMN error, passes through', () => {
  assert.throws(
    () => evaluate('${task.throwError()}'),
    (error: unknown) => error instanceof BpmnError,
  );
});

test.run();
