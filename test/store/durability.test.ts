import fc from 'fast-check';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import type { Change, Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { check } from './property.ts';
import { contentOf, insert, remove, task, update } from './rows.ts';
import { failureOf, type Image, type Loss, SimulatedFiles } from './simulated-files.ts';

const test = suite('durability of a file store');

interface Run {
  steps: readonly Step[];
  /** By the number of the operation since the store was opened. */
  faults: readonly { at: number; code: string }[];
  crashes: readonly { at: number; loss: Loss }[];
}

/** `ticks` lets that many links of promise chains go on: the simulated files need no more. */
type Step =
  | { kind: 'commit'; rows: readonly (readonly [string, number])[] }
  | { kind: 'turn' | 'settle' }
  | { kind: 'ticks'; count: number };

/** A commit, and what the store held after it. */
interface Stage {
  content: string;
  state: 'pending' | 'stored' | 'failed' | 'unknown';
}

const log = (): void => {};
const openOn = (files: SimulatedFiles): Promise<Store> =>
  openFileStore({ folder: 'data', files, log, journalLimit: 600, rowsPerPart: 2 });

const textOf = async (store: Store): Promise<string> => JSON.stringify(await contentOf(store));

/** Inserts, changes or removes each of the rows, as they are now. */
const changesOf = (store: Store, rows: readonly (readonly [string, number])[]): Change[] =>
  rows.map(([id, number]) => {
    const stored = store.get('task', id) as ReturnType<typeof task> | undefined;
    if (!stored) return insert('task', task(id, { priority: number, assignee: 'x' }))[0] as Change;
    if (number === 0) return remove('task', stored);
    return update('task', stored, { priority: number, name: 'x'.repeat(number * 40) });
  });

/** Runs the steps; answers the stages, and each crash with what may be found after it. */
const execute = async ({ steps, faults, crashes }: Run) => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const stages: Stage[] = [{ content: await textOf(store), state: 'stored' }];
  const allowed = (): string[] => [
    stages.findLast(({ state }) => state === 'stored')?.content as string,
    ...stages
      .filter(({ state }) => state === 'pending' || state === 'unknown')
      .map(({ content }) => content),
  ];
  const crashed: { image: Image; allowed: string[]; at: string }[] = [];
  let operation = 0;
  files.before = ({ kind, name }) => {
    operation++;
    for (const { at, loss } of crashes) {
      const found = {
        image: files.image(loss),
        allowed: allowed(),
        at: `${operation} ${kind} ${name}`,
      };
      if (at === operation) crashed.push(found);
    }
    for (const { at, code } of faults) if (at === operation) throw failureOf(code);
  };
  let pending: Promise<void>[] = [];
  for (const step of steps) {
    if (step.kind === 'turn') await new Promise((resolve) => setImmediate(resolve));
    if (step.kind === 'ticks') for (let i = 0; i < step.count; i++) await null;
    if (step.kind === 'settle') await Promise.all(pending.splice(0));
    if (step.kind !== 'commit') continue;
    const committed = store.commit(changesOf(store, step.rows));
    const stage: Stage = { content: JSON.stringify(syncContent(store)), state: 'pending' };
    stages.push(stage);
    const failed = ({ message }: Error): void => {
      stage.state = message.includes('Whether it is stored') ? 'unknown' : 'failed';
    };
    const stored = (): void => {
      stage.state = 'stored';
    };
    pending.push(committed.then(stored, failed));
  }
  await Promise.all(pending);
  pending = [];
  files.before = () => {};
  const content = await textOf(store);
  await store.close();
  crashed.push({ image: files.image('unsynced'), allowed: allowed(), at: 'the end' });
  return { content, allowed: allowed(), crashed };
};

const syncContent = (store: Store) => ({
  task: store.query({ table: 'task', where: [] }),
  variable: [],
  identityLink: [],
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('commit' as const),
      rows: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(4)), {
        selector: ([id]) => id,
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('turn' as const, 'settle' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ticks' as const),
      count: fc.integer({ min: 1, max: 20 }),
    }),
  },
);

const at = fc.integer({ min: 1, max: 90 });
const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' });
const crashes = fc.array(
  fc.record({ at, loss: fc.constantFrom<Loss>('nothing', 'unsynced', 'half') }),
  { minLength: 1, maxLength: 6, size: 'max' },
);
const faults = fc.array(fc.record({ at, code: fc.constantFrom('ENOSPC', 'EIO') }), {
  maxLength: 3,
});

test('whatever fails and whenever it ends, all that was acknowledged is found, and nothing by halves', async () => {
  const run = fc.record({ steps, faults, crashes });
  const property = fc.asyncProperty(run, async (one) => {
    const { content, allowed, crashed } = await execute(one);
    assert.is(content, allowed[0], 'in memory is what was stored last');
    for (const { image, allowed: here, at: moment } of crashed) {
      const files = new SimulatedFiles(image);
      const store = await openOn(files);
      const found = await textOf(store);
      assert.ok(here.includes(found), `${moment}: ${found}\nis none of\n${here.join('\n')}`);
      await store.commit(insert('task', task('after')));
      await store.close();
      const again = await openOn(new SimulatedFiles(files.image('unsynced')));
      assert.ok(await again.get('task', 'after'), moment);
      await again.close();
    }
  });
  await check(property, { runs: 300, file: 'store/durability' });
});

test.run();
