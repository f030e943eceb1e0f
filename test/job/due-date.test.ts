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
  ['timeCycle', '0 0 9 30-2 * ?', '2030-02-01T09:00:00'],
  ['timeCycle', '0 0 9 ? * FRI-MON', '2030-02-01T09:00:00'],
  ['timeCycle', '0 0 9 ? * sat-sun/2', '2030-02-02T09:00:00'],
  ['timeCycle', '0 0 9 ? * MON#2', '2030-02-11T09:00:00'],
  ['timeCycle', '0 0 9 ? * L', '2030-02-02T09:00:00'],
  ['timeCycle', '0 0 9 1 NOV-FEB ?', '2030-02-01T09:00:00'],
  ['timeCycle', '0 0 22-2/2 * * ?', '2030-01-31T22:00:00'],
  ['timeCycle', '0 7/0 * * * ?', '2030-01-31T10:07:00'],
  ['timeCycle', '0 5/70 * * * ? 2030 anything', '2030-01-31T10:05:00'],
  ['timeDate', '2031', '2031-01-01T00:00:00'],
  ['timeDate', '2031-5-6', '2031-05-06T00:00:00'],
  ['timeDate', '2031-060', '2031-03-01T00:00:00'],
  ['timeDate', '2031-W01-1', '2030-12-30T00:00:00'],
  ['timeDate', '2031-05-06T07', '2031-05-06T07:00:00'],
  ['timeDate', '2031-05-06T07:30.5', '2031-05-06T07:30:30'],
  ['timeDate', '2031-05-06T07:00:00+02:00', '2031-05-06T05:00:00Z'],
  ['timeDate', 'T10:00', '1970-01-01T10:00:00'],
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

for (const [kind, text, why] of [
  [
    'timeDate',
    '2040-13-01',
    'Cannot parse "2040-13-01": Value 13 for monthOfYear must be in the range [1,12]',
  ],
  ['timeDate', '2040-01-01 10:00', 'Invalid format: "2040-01-01 10:00" is malformed at " 10:00"'],
  [
    'timeDate',
    '2040-01-01T24:00:00',
    'Cannot parse "2040-01-01T24:00:00": Value 24 for hourOfDay must be in the range [0,23]',
  ],
  ['timeDuration', 'PT1X', 'PT1X'],
  ['timeDuration', 'P1DT', 'P1DT'],
  ['timeDuration', 'PT1.5H', 'For input string: "1.5"'],
  ['timeDuration', '-PT1H', 'Invalid format: "-PT1H"'],
  ['timeCycle', 'Rx/PT1H', 'For input string: "x"'],
  ['timeCycle', 'R3', 'Index 0 out of bounds for length 0'],
  ['timeCycle', 'PT1H', "Illegal characters for this position: 'PT1'"],
  [
    'timeCycle',
    '0 0 12 * * *',
    'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.',
  ],
  ['timeCycle', '0 0 12 ? * ?', "'?' can only be specfied for Day-of-Month -OR- Day-of-Week."],
  ['timeCycle', '0 60 12 * * ?', 'Minute and Second values must be between 0 and 59'],
  ['timeCycle', '0 0 12 ? * 6#6', "A numeric value between 1 and 5 must follow the '#' option"],
  ['timeCycle', '0 0 12 ? FOO MON', "Invalid Month value: 'FOO'"],
  [
    'timeCycle',
    '0 0 12 ? * MO',
    'Illegal cron expression format (java.lang.StringIndexOutOfBoundsException: begin 0, end 3, length 2)',
  ],
] as const) {
  test(`${kind} ${text} is refused as Camunda says it`, () => {
    const found = /^ENGINE-0902[67] [^']*'(.*?)': (.*)$/.exec(
      refusal(() => dueDateOf(kind, text, now)),
    );
    assert.equal(found?.slice(1), [text, why]);
  });
}

test('a cycle that is over before it begins has no due date', () => {
  assert.throws(() => dueDateOf('timeCycle', '0 0 0 1 1 ? 1990', now), /^duedate is null$/);
});

/** What lies behind the last date of JavaScript, or is no number any more on the way there. */
const tooFar: [kind: Parameters<typeof dueDateOf>[0], text: string][] = [
  ['timeDate', 'P300000Y'],
  ['timeDuration', 'P300000Y'],
  ['timeDuration', 'PT9999999999999H'],
  ['timeCycle', 'R/P300000Y'],
  ['timeCycle', 'R/PT9999999999999H'],
];
for (const [kind, text] of tooFar) {
  test(`${kind} ${text} is too far away`, () => {
    assert.throws(() => dueDateOf(kind, text, now), /it is too far away/);
  });
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

test.run();
