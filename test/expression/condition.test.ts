import { evaluateCondition, tryEvaluateCondition } from '../../engine/expression/condition.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import type { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';

const context = { resolve: (name: string) => ({ yes: true, text: 'true', nothing: null })[name] };

const failureOf = (run: () => unknown): string => {
  try {
    return `no failure but ${run()}`;
  } catch (error) {
    const { status, type, message } = error as Failure;
    return `${status} ${type}: ${message}`;
  }
};

const test = suite('conditions');

test('a condition is true or false', () => {
  assert.is(evaluateCondition(parseExpression('${yes}'), context), true);
  assert.is(evaluateCondition(parseExpression("${text == 'x'}"), context), false);
});

test('a text is no Boolean, whatever it says', () => {
  assert.is(
    failureOf(() => evaluateCondition(parseExpression('${text}'), context)),
    '500 ProcessEngineException: condition expression returns non-Boolean: result has class java.lang.String and not java.lang.Boolean',
  );
  assert.match(
    failureOf(() => evaluateCondition(parseExpression('true'), context)),
    'result has class java.lang.String',
  );
  assert.match(
    failureOf(() => evaluateCondition(parseExpression('${1 + 1}'), context)),
    'result has class java.lang.Long',
  );
});

test('null is refused', () => {
  assert.is(
    failureOf(() => evaluateCondition(parseExpression('${nothing}'), context)),
    '500 NullValueException: condition expression returns null: result is null',
  );
});

test('an unknown variable fails, or is false for a condition that waits', () => {
  const missing = parseExpression('${missing > 1}');
  assert.is(
    failureOf(() => evaluateCondition(missing, context)),
    "500 ProcessEngineException: Unknown property used in expression: ${missing > 1}. Cause: Cannot resolve identifier 'missing'",
  );
  assert.is(tryEvaluateCondition(missing, context), false);
  assert.is(tryEvaluateCondition(parseExpression('${text.nothing}'), context), false);
  assert.is(tryEvaluateCondition(parseExpression('${yes}'), context), true);
});

test('a condition that waits fails for all other reasons', () => {
  for (const text of ['${nothing}', '${text}', '${text.nothing()}', '${text > 1}']) {
    assert.match(
      failureOf(() => tryEvaluateCondition(parseExpression(text), context)),
      /^500 /,
    );
  }
});

test.run();
