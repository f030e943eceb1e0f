import { delayed } from '../../engine/store/delayed.ts';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { SimulatedFiles } from '../store/simulated-files.ts';
import { expectedDifferences, expectedMessages, type Reasons } from './expected-differences.ts';
import { runSet, type ScenarioResult, type SetResult, setNames, titles } from './in-process.ts';
import { objection } from './objection.ts';

/** These are replayed once more on a store that answers every read later, as a database does. */
const ALSO_DELAYED = [
  'restart-basics',
  'restart-requests',
  'restart-queries',
  'restart-instances',
  'restart-variables',
  'rest-errors',
];

/** And these with all history of ended instances on the disk. */
const ALSO_ARCHIVED = ['restart-basics', 'restart-variables', 'restart-scopes', 'rest-history'];

const replay = (name: string, set: string, run: () => Promise<SetResult>): void => {
  const test = suite(name);
  const results = new Map<string, ScenarioResult>();
  let errors: string[] = [];

  test.before(async () => {
    const { scenarios, unexpectedErrors } = await run();
    for (const result of scenarios) results.set(result.title, result);
    errors = unexpectedErrors;
  });
  for (const title of titles(set)) {
    test(title, () => {
      const result = results.get(title);
      assert.ok(result, 'the scenario does not exist any more');
      const text = objection(set, result);
      assert.ok(text === undefined, text);
    });
  }
  test('every scenario of the set has a transcript', () => {
    assert.equal([...results.keys()].sort(), titles(set).sort());
  });
  test('no request ends in an error that only a mistake of the engine can cause', () => {
    assert.ok(errors.length === 0, errors.slice(0, 3).join('\n'));
  });
  test.run();
};

for (const set of setNames()) replay(set, set, () => runSet(set));

for (const set of ALSO_DELAYED) {
  const name = `${set} on a store that answers later`;
  replay(name, set, () => runSet(set, { store: delayed(createMemoryStore()) }));
}

/** Each transaction is followed by a snapshot: the history of ended instances is on the disk at once. */
const archiving = (): Promise<Store> =>
  openFileStore({
    folder: 'data',
    files: new SimulatedFiles(),
    log: () => {},
    journalLimit: 1,
    rowsPerPart: 5,
  });

for (const set of ALSO_ARCHIVED) {
  const name = `${set} on a store that keeps ended history on the disk`;
  replay(name, set, async () => runSet(set, { store: await archiving() }));
}

const lists = suite('lists of expected differences');
const unknown = (reasons: Reasons): string[] =>
  Object.entries(reasons).flatMap(([set, scenarios]) =>
    Object.entries(scenarios)
      .filter(([title, reason]) => reason.length < 10 || !titles(set).includes(title))
      .map(([title]) => `${set}/${title}`),
  );
lists('name scenarios that exist, each with a reason', () => {
  assert.equal(unknown(expectedDifferences), []);
  assert.equal(unknown(expectedMessages), []);
});
lists.run();
