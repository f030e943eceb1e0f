import type { ExpressionContext } from '../../engine/expression/expression.ts';
import { classNameOf, JavaNumber, javaTypeOf } from '../../engine/expression/java-value.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';
import { type JuelAnswer, type JuelGroup, javaValueOf, readJuelTable } from './juel-table.ts';

/** As the REST API shows what a variable became. */
const shown = (value: unknown): JuelAnswer => {
  const type = javaTypeOf(value);
  if (type === 'Object') return { type, value: classNameOf(value) };
  if (value instanceof Date) return { type, value: value.toISOString().replace('Z', '+0000') };
  if (!(value instanceof JavaNumber)) return { type, value };
  const number = value.toNumber();
  return { type, value: Number.isFinite(number) ? number + 0 : String(number) };
};

const answer = (text: string, context: ExpressionContext): JuelAnswer => {
  let step: 'refused' | 'failure' = 'refused';
  try {
    const expression = parseExpression(text);
    step = 'failure';
    return shown(expression.evaluate(context));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    assert.is(error.status, 500);
    assert.is(error.type, 'ProcessEngineException');
    return step === 'refused' ? { refused: error.message } : { failure: error.message };
  }
};

const contextOf = ({ variables }: JuelGroup): ExpressionContext => {
  const values = new Map(
    Object.entries(variables).map(([name, variable]) => [name, javaValueOf(variable)]),
  );
  values.set('authenticatedUserId', null);
  return {
    resolve: (name) => values.get(name),
    call: (name) => (name === 'now' ? new Date('2026-05-04T10:20:30Z') : null),
  };
};

/** Functions that exist here, as where Camunda runs with Spin: see json.test.ts. */
const OF_SPIN = ['${S(a)}', '${JSON(a)}'];

const test = suite('expressions, as a real Camunda evaluates them');

// The machine that was asked stands in UTC, and texts of dates are in the machine's time zone.
const zone = process.env.TZ;
test.before(() => {
  process.env.TZ = 'UTC';
});
test.after(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

for (const group of readJuelTable()) {
  const context = contextOf(group);
  for (const [text, expected] of group.cases) {
    const outcome = 'type' in expected ? expected.type : Object.keys(expected)[0];
    const name = `${group.group}: ${JSON.stringify(text)} gives ${outcome}`;
    if (OF_SPIN.includes(text)) test.skip(name, 'the Camunda that was asked has no Spin');
    else
      test(name, () => {
        assert.equal(answer(text, context), expected);
      });
  }
}

test.run();
