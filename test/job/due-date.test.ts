import { dueDateOf, nextOfCycle } from '../../engine/job/due-date.ts';
import { assert, suite } from '../harness.ts';

/** When timers are due: by the rules of Camunda's business calendars, in the zone of the process. */
const test = suite('due dates');

const at = (text: string): number => new Date(text).getTime();
const now = at('2030-01-31T10:00:00');

const table: [kind: Parameters<typeof dueDateOf>[0], text: string, due: string][] = [
  ['timeDuration', 'PT1H', '2030-01-31T11:00:00'],
  ['timeDuration', 'P1M', '2030-02-28T10:00:00'],
  ['timeDuration', 'P1Y1MT30S', '2031-02-28T10:00:30'],
  ['timeDuration', 'P1W', '2030-02-07T10:00:00'],
  ['timeDuration', '2030-03-01T00:00:00/P1D', '2030-03-02T00:00:00'],
  ['timeDuration', 'R3/PT1H', '2030-01-31T11:00:00'],
  ['timeDate', '2031-05-06T07:08:09', '2031-05-06T07:08:09'],
  ['timeDate', 'P2D', '2030-02-02T10:00:00'],
  ['timeCycle', 'R/2030-01-30T00:00:00/PT12H', '2030-01-31T12:00:00'],
  ['timeCycle', 'R2/PT10M', '2030-01-31T10:10:00'],
  ['timeCycle', '0 0/5 * * * ?', '2030-01-31T10:05:00'],
  ['timeCycle', '0 0 9 ? * 6L', '2030-02-22T09:00:00'],
];

for (const [kind, text, due] of table) {
  test(`${kind} ${text} made at 10:00 on 31 January is due at ${due}`, () => {
    assert.is(new Date(dueDateOf(kind, text, now).dueDate).getTime(), at(due));
  });
}

test('a cycle counts its repetitions from its making, by the clock', () => {
  const { repeat } = dueDateOf('timeCycle', 'R2/PT1H', now);
  assert.ok(repeat);
  const hour = 3_600_000;
  assert.is(nextOfCycle(repeat, now + hour), now + 2 * hour);
  assert.is(nextOfCycle(repeat, now + 2.5 * hour), null);
  assert.is(nextOfCycle(repeat, now + 1.5 * hour, hour / 2), now + 2.5 * hour);
});

for (const [kind, text] of [
  ['timeDuration', 'soon'],
  ['timeDuration', '2030-01-01T00:00:00'],
  ['timeDate', 'R3/PT1H'],
  ['timeCycle', 'PT1H'],
  ['timeCycle', '2030-01-01T00:00:00'],
  ['timeCycle', '0 0 25 * * ?'],
] as const) {
  test(`${kind} ${text} is refused`, () => {
    assert.throws(() => dueDateOf(kind, text, now), /ENGINE-0902[67] Exception while/);
  });
}

test.run();
