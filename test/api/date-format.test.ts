import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formatDate, parseDate } from '../../api/date-format.ts';
import { assert, suite } from '../harness.ts';

const test = suite('date format');

const inZone = (zone: string, times: number[]): string[] => {
  const file = JSON.stringify(fileURLToPath(new URL('../../api/date-format.ts', import.meta.url)));
  const code = `import(${file}).then(({ formatDate }) => console.log(JSON.stringify(${JSON.stringify(times)}.map(formatDate))))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  assert.is(stderr, '');
  return JSON.parse(stdout);
};

test('a date is written with milliseconds and the offset without a colon', () => {
  assert.match(
    formatDate(Date.UTC(2030, 0, 2, 3, 4, 5, 6)),
    /^2030-01-0\dT\d\d:\d\d:05\.006[+-]\d{4}$/,
  );
});

test('summer time begins and ends at its minute', () => {
  const spring = Date.UTC(2026, 2, 29, 1);
  const autumn = Date.UTC(2026, 9, 25, 1);
  assert.equal(inZone('Europe/Berlin', [spring - 1, spring, autumn - 1, autumn, spring - 1]), [
    '2026-03-29T01:59:59.999+0100',
    '2026-03-29T03:00:00.000+0200',
    '2026-10-25T02:59:59.999+0200',
    '2026-10-25T02:00:00.000+0100',
    '2026-03-29T01:59:59.999+0100',
  ]);
});

test('zones west of Greenwich and of half hours are written right', () => {
  const time = Date.UTC(2026, 0, 1);
  assert.equal(inZone('America/St_Johns', [time]), ['2025-12-31T20:30:00.000-0330']);
  assert.equal(inZone('Asia/Kathmandu', [time, -1]), [
    '2026-01-01T05:45:00.000+0545',
    '1970-01-01T05:29:59.999+0530',
  ]);
});

test('what is written is read as the same time', () => {
  for (const time of [0, -1, 1, Date.UTC(2030, 5, 6, 7, 8, 9, 10)])
    assert.is(parseDate(formatDate(time)), time);
});

test('a date is read with any offset', () => {
  const noon = Date.UTC(2001, 0, 1, 12);
  for (const text of [
    '12:00:00.000+0000',
    '13:30:00.000+0130',
    '04:00:00.000-0800',
    '12:00:00.000-0000',
    '12:00:00.000GMT',
    '13:00:00.000GMT+01:00',
    '13:00:00.000cet',
  ]) {
    assert.is(parseDate(`2001-01-01T${text}`), noon, text);
  }
});

test('fields may be short, long, negative, beyond their range or after blanks, as Java leaves them lenient', () => {
  assert.is(parseDate('2001-01-01T00:00:00.5+0000'), Date.UTC(2001, 0, 1) + 5);
  assert.is(parseDate('2001-01-01T00:00:00.123456+0000'), Date.UTC(2001, 0, 1) + 123_456);
  assert.is(parseDate('2001-13-01T00:00:60.000+0000'), Date.UTC(2002, 0, 1, 0, 1));
  assert.is(parseDate('2001-01--1T00:00:00.000+0000'), Date.UTC(2000, 11, 30));
  assert.is(parseDate(' 2001- 1-1T 0:00:00.000 +0000, and more'), Date.UTC(2001, 0, 1));
});

test('a date without milliseconds, zone or time, or with an ISO zone, is none', () => {
  for (const text of [
    '2001-01-01',
    '2001-01-01T00:00:00',
    '2001-01-01T00:00:00+0000',
    '2001-01-01T00:00:00.000',
    '2001-01-01T00:00:00.000Z',
    '2001-01-01T00:00:00.000+00:00',
    '2001-01-01T00:00:00.000+01',
    '2001-01-01T00:00:00.000+2400',
    '2001-01-01T00:00:00.000+0060',
    '2001-01-01T00:00:00.000 0000',
    '2001-01-01t00:00:00.000+0000',
    '+2001-01-01T00:00:00.000+0000',
    '',
    'yesterday',
    '2001-01-01T00:00:00.000GMT+1',
    '2001-01-01T00:00:00.000constructor',
  ]) {
    assert.is(parseDate(text), undefined, text);
  }
});

test.run();
