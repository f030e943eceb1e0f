import type { ExpressionContext } from '../../engine/expression/expression.ts';
import { integer } from '../../engine/expression/java-value.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import { assert, suite } from '../harness.ts';

const context: ExpressionContext = {
  resolve: (name) => (name === 'days' ? integer(3) : undefined),
  call: (name) => {
    if (name === 'now') return new Date('2024-01-31T10:20:30.456Z');
    return name === 'currentUser' ? 'ann' : ['staff', 'sales'];
  },
};
const evaluate = (text: string): unknown => parseExpression(text).evaluate(context);
const moment = (text: string): string => (evaluate(`\${${text}.toDate()}`) as Date).toISOString();

const test = suite('functions of time and user');

const zone = process.env.TZ;
test.before(() => {
  process.env.TZ = 'UTC';
});
test.after(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('now() is the time of the clock, and dateTime() calculates from it', () => {
  assert.equal(evaluate('${now()}'), new Date('2024-01-31T10:20:30.456Z'));
  assert.is(moment('dateTime()'), '2024-01-31T10:20:30.456Z');
  assert.is(moment('dateTime().plusDays(days)'), '2024-02-03T10:20:30.456Z');
  assert.is(moment('dateTime().plusWeeks(2).minusHours(12)'), '2024-02-13T22:20:30.456Z');
  assert.is(
    moment('dateTime().plusMinutes(90).plusSeconds(30).minusMillis(456)'),
    '2024-01-31T11:51:00.000Z',
  );
});

test('a month without such a day ends with its last one', () => {
  assert.is(moment('dateTime().plusMonths(1)'), '2024-02-29T10:20:30.456Z');
  assert.is(moment('dateTime().plusMonths(13)'), '2025-02-28T10:20:30.456Z');
  assert.is(moment('dateTime().minusMonths(2)'), '2023-11-30T10:20:30.456Z');
  assert.is(moment('dateTime().plusMonths(1).plusYears(1)'), '2025-02-28T10:20:30.456Z');
});

test('fields can be set within their ranges', () => {
  assert.is(moment('dateTime().withTimeAtStartOfDay()'), '2024-01-31T00:00:00.000Z');
  assert.is(
    moment('dateTime().withHourOfDay(8).withMinuteOfHour(0).withSecondOfMinute(5)'),
    '2024-01-31T08:00:05.456Z',
  );
  assert.is(moment('dateTime().withDayOfMonth(1)'), '2024-01-01T10:20:30.456Z');
  assert.is(moment('dateTime().withDayOfWeek(1)'), '2024-01-29T10:20:30.456Z');
  assert.throws(
    () => evaluate('${dateTime().plusMonths(1).withDayOfMonth(30)}'),
    /Value 30 for dayOfMonth must be in the range \[1,29\]/,
  );
});

test('it is written as Joda writes it, or by a pattern', () => {
  assert.is(evaluate('at ${dateTime()}'), 'at 2024-01-31T10:20:30.456Z');
  assert.is(evaluate("${dateTime().toString('yyyy-MM-dd HH:mm')}"), '2024-01-31 10:20');
  assert.is(
    evaluate('${dateTime().toString("d.M.yy \'at\' h:mm:ss.SSS Z")}'),
    '31.1.24 at 10:20:30.456 +0000',
  );
});

test('the user and the groups are those of the command', () => {
  assert.is(evaluate('${currentUser()}'), 'ann');
  assert.is(
    evaluate("${currentUserGroups().contains('sales') and currentUserGroups().size() == 2}"),
    true,
  );
});

test('without a command there is no user and no time', () => {
  const alone = { resolve: () => undefined };
  assert.is(parseExpression('${currentUser()}').evaluate(alone), null);
  assert.is(parseExpression('${empty currentUserGroups()}').evaluate(alone), true);
  assert.throws(() => parseExpression('${dateTime()}').evaluate(alone), /does not know the time/);
});

test.run();
