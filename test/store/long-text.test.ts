import { openFileStore } from '../../engine/store/file/file-store.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { insert, remove, task, update, variable } from './rows.ts';
import { type Image, SimulatedFiles } from './simulated-files.ts';

const test = suite('long texts of a file store');

const TEXT = `${'long \ud800 "text" '.repeat(8_000)}end`;

const openOn = (files: SimulatedFiles, journalLimit = 1 << 20): Promise<Store> =>
  openFileStore({ folder: 'data', files, journalLimit, rowsPerPart: 2, log: () => {} });

const sizeOf = (image: Image): number =>
  [...image.values()].reduce((sum, { length }) => sum + length, 0);

const settled = async (files: SimulatedFiles, name: RegExp): Promise<void> => {
  while (!name.test([...files.image().keys()].sort().join(' ')))
    await new Promise((resolve) => setImmediate(resolve));
};

/** Ten rows in three tables that all have the text. */
const fill = async (store: Store): Promise<void> => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const variables = names.map((id) => variable(id, { textValue: TEXT }));
  await store.commit(insert('variable', ...variables));
  const history = { rootProcessInstanceId: 'i', processInstanceId: 'i', state: 'CREATED' } as const;
  const rows = variables.map((row) => ({ ...row, ...history }));
  await store.commit(insert('historicVariable', ...(rows as never[])));
  await store.commit(insert('task', task('t')));
  await store.commit([update('task', task('t'), { description: TEXT })]);
};

const textsIn = async (store: Store): Promise<(string | null)[]> => [
  ...(await store.query({ table: 'variable', where: [] })).map((row) => row.textValue),
  ...(await store.query({ table: 'historicVariable', where: [] })).map((row) => row.textValue),
  ...(await store.query({ table: 'task', where: [] })).map((row) => row.description),
];

test('the journal holds one text for all rows that have it', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  await fill(store);
  await store.close();
  assert.ok(sizeOf(files.image()) < TEXT.length * 2);
  assert.equal(await textsIn(await openOn(files)), Array(11).fill(TEXT));
});

test('so does a snapshot, whose file of texts goes with the last row that refers to it', async () => {
  const files = new SimulatedFiles();
  const first = await openOn(files);
  await fill(first);
  await first.close();
  const snapshotFiles = new SimulatedFiles(files.image());
  const second = await openOn(snapshotFiles, 1);
  await second.commit(insert('task', task('u')));
  await settled(snapshotFiles, /^journal-000002.* snapshot-000002-texts/);
  await second.close();
  assert.ok(sizeOf(snapshotFiles.image()) < TEXT.length * 2);
  const third = await openOn(new SimulatedFiles(snapshotFiles.image('unsynced')));
  assert.equal(await textsIn(third), [...Array(11).fill(TEXT), null]);
  await third.close();

  const last = await openOn(snapshotFiles, 1);
  const rows = await last.query({ table: 'variable', where: [] });
  const history = await last.query({ table: 'historicVariable', where: [] });
  await last.commit([
    ...rows.map((row) => remove('variable', row)),
    ...history.map(({ id }) => ({
      kind: 'delete' as const,
      table: 'historicVariable' as const,
      id,
    })),
    update('task', (await last.get('task', 't')) as never, { description: 'short' }),
  ]);
  await settled(snapshotFiles, /^journal-000003((?!texts).)*$/);
  await last.close();
  assert.ok(sizeOf(snapshotFiles.image()) < 10_000);
});

test('a text that is damaged is told with its file and place', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files, 1);
  await fill(store);
  await settled(files, / snapshot-0+\d-texts/);
  await store.close();
  const [name, bytes] = [...files.image()].find(([one]) => one.endsWith('texts.jsonl')) as [
    string,
    Buffer,
  ];
  const damaged = Buffer.from(bytes);
  damaged[5_000] = 0x21;
  const image = new Map(files.image()).set(name, damaged);
  await assert.rejects(openOn(new SimulatedFiles(image)), /texts\.jsonl is damaged at byte 0/);
});

test.run();
