import { readdirSync, readFileSync } from 'node:fs';
import { assert, suite } from '../harness.ts';
import { runFile } from '../run.ts';

const FOLDER = 'test/harness/must-fail';
const here = (path: string) => new URL(path, import.meta.url);

const files = readdirSync(here('must-fail')).sort();
const failures = new Map<string, string>();
const test = suite('harness');

test.before(async () => {
  const waiting = files.values();
  const work = async () => {
    for (const file of waiting) {
      const { report } = await runFile(`${FOLDER}/${file}`, { TEST_LIMIT_MS: '1000' });
      failures.set(
        file,
        report.failures.map(({ title, message }) => `${title}: ${message}`).join('\n'),
      );
    }
  };
  await Promise.all([work(), work(), work()]);
});

for (const file of files) {
  test(`${file} fails, and says why`, () => {
    const source = readFileSync(here(`must-fail/${file}`), 'utf8');
    const expected = /^\/\/ fails with: (.*)$/m.exec(source)?.[1];
    assert.ok(expected, 'the first line must be a comment: // fails with: TEXT');
    assert.match(failures.get(file) ?? '', expected);
  });
}

test('a good file passes, and its skipped tests carry their reasons', async () => {
  const { report } = await runFile('test/harness/must-pass.ts');
  assert.equal(report, {
    passed: 2,
    failures: [],
    skipped: [{ title: 'fixture: two is three', reason: 'needs another arithmetic' }],
  });
});

test('a property of many values passes, however long all of them take together', async () => {
  const { report } = await runFile('test/harness/must-pass-slowly.ts', { TEST_LIMIT_MS: '200' });
  assert.equal(report, { passed: 1, failures: [], skipped: [] });
});

test.run();
