import { openFileStore } from '../../engine/store/file/file-store.ts';
import { encodeFrame, syncMark } from '../../engine/store/file/frame.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { contentOf, identityLink, insert, remove, task, update, variable } from './rows.ts';
import { type Image, SimulatedFiles } from './simulated-files.ts';

const journalName = 'journal-000001.jsonl';
const test = suite('journal of a file store');

const open = async (image: Image, lines: string[] = []): Promise<Store> =>
  openFileStore({
    folder: 'data',
    files: new SimulatedFiles(image),
    log: (line) => lines.push(line),
  });

const withJournal = (image: Image, bytes: Uint8Array): Image =>
  new Map(image).set(journalName, Buffer.from(bytes));

const journalOf = (image: Image): Buffer => image.get(journalName) as Buffer;

/** A small history: the folder, and after each commit the length of the journal and what the store held. */
const smallHistory = async () => {
  const files = new SimulatedFiles();
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  const stages = [{ end: journalOf(files.image()).length, content: await contentOf(store) }];
  const commits = [
    insert('identityLink', identityLink('a', { userId: 'ä' }), identityLink('b')),
    [update('identityLink', identityLink('a'), { userId: 'b' }), ...insert('task', task('c'))],
    [remove('identityLink', identityLink('b'))],
    insert('identityLink', identityLink('d', { groupId: 'line\nfeed' })),
  ];
  for (const changes of commits) {
    await store.commit(changes);
    stages.push({ end: journalOf(files.image()).length, content: await contentOf(store) });
  }
  return { image: files.image(), files, store, stages };
};

test('a journal cut at any byte opens at the last closed transaction', async () => {
  const { image, stages } = await smallHistory();
  const journal = journalOf(image);
  for (let length = stages[0]?.end ?? 0; length <= journal.length; length++) {
    const expected = stages.findLast(({ end }) => end <= length);
    const cut = withJournal(image, journal.subarray(0, length));
    const lines: string[] = [];
    const files = new SimulatedFiles(cut);
    const log = (line: string) => lines.push(line);
    const store = await openFileStore({ folder: 'data', files, log });
    assert.equal(await contentOf(store), expected?.content, `cut at ${length}`);
    const isMark = journal.subarray(expected?.end, length).equals(syncMark);
    assert.is(lines.length, expected?.end === length || isMark ? 0 : 1, `cut at ${length}`);
    await store.commit(insert('task', task('z')));
    await store.close();
    const again = await open(files.image(), lines);
    assert.ok(await again.get('task', 'z'), `written on after a cut at ${length}`);
  }
});

test('what is dropped at the end is told with the name of the file', async () => {
  const { image } = await smallHistory();
  const lines: string[] = [];
  await open(withJournal(image, journalOf(image).subarray(0, -1)), lines);
  assert.match(
    lines.join(),
    /^data\/journal-000001\.jsonl: the last transaction was not completed/,
  );
});

test('a journal whose header is cut does not open', async () => {
  const { image, stages } = await smallHistory();
  const header = journalOf(image).subarray(0, (stages[0]?.end ?? 0) - 1);
  await assert.rejects(
    open(withJournal(image, header)),
    /damaged at byte 0: its first line is no header/,
  );
});

test('any flipped byte before the last transaction makes the store refuse to open', async () => {
  const { image, stages } = await smallHistory();
  const last = stages.at(-2)?.end ?? 0;
  for (let offset = 0; offset < last; offset++) {
    const journal = Buffer.from(journalOf(image));
    journal[offset] = (journal[offset] as number) ^ 0x04;
    await assert.rejects(open(withJournal(image, journal)), /damaged/, `flipped at ${offset}`);
  }
});

test('the refusal names file and byte, and what can be done', async () => {
  const { image, stages } = await smallHistory();
  const [, first, second] = stages as { end: number }[];
  const journal = Buffer.from(journalOf(image));
  journal[(second?.end ?? 0) - 3] = 0;
  const bad = (first?.end ?? 0) + syncMark.length;
  await assert.rejects(open(withJournal(image, journal)), (error) => {
    assert.match(error.message, `journal-000001.jsonl is damaged at byte ${bad}`);
    assert.match(error.message, /Restore the folder from a backup/);
    assert.match(error.message, /--recover/);
    return true;
  });
});

test('after an orderly end a flipped byte in the last transaction is found, too', async () => {
  const { files, store, stages } = await smallHistory();
  await store.close();
  const journal = Buffer.from(journalOf(files.image()));
  journal[(stages.at(-1)?.end ?? 0) - 3] = 0;
  await assert.rejects(open(withJournal(files.image(), journal)), /damaged/);
});

test('zeros at the end, as a file system may leave them, are dropped', async () => {
  const { image, stages } = await smallHistory();
  const zeros = Buffer.concat([journalOf(image), Buffer.alloc(5000)]);
  const lines: string[] = [];
  const store = await open(withJournal(image, zeros), lines);
  assert.equal(await contentOf(store), stages.at(-1)?.content);
  assert.is(lines.length, 1);
});

test('of transactions that shared a sync the whole ones before the damage stay', async () => {
  const files = new SimulatedFiles();
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  await Promise.all(['a', 'b', 'c'].map((id) => store.commit(insert('task', task(id)))));
  const journal = Buffer.from(journalOf(files.image()));
  journal[journal.indexOf('"b"')] = 0;
  const opened = await open(withJournal(files.image(), journal));
  assert.ok(await opened.get('task', 'a'));
  assert.is(await opened.count({ table: 'task', where: [] }), 1);
});

test('an unclosed transaction followed by another one is damage', async () => {
  const { image } = await smallHistory();
  const more = encodeFrame('+', '[["-",0,"a"]]');
  const closed = encodeFrame('.', '[]');
  const journal = Buffer.concat([journalOf(image), syncMark, more, syncMark, closed]);
  await assert.rejects(open(withJournal(image, journal)), /a transaction is not closed/);
});

test('a transaction longer than a line counts only as a whole', async () => {
  const files = new SimulatedFiles();
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  const before = journalOf(files.image()).length;
  const rows = ['a', 'b', 'c'].map((id) => variable(id, { textValue: id.repeat(4_000_001) }));
  await store.commit(insert('variable', ...rows));
  const image = files.image();
  const journal = journalOf(image);
  assert.is(journal.toString('latin1').match(/ \+ \[/g)?.length, 2);
  const opened = await open(image);
  assert.is((await opened.get('variable', 'c'))?.textValue, rows[2]?.textValue);
  const lastLine = journal.lastIndexOf('\n', journal.length - 2) + 1;
  for (const length of [lastLine, journal.length - 1]) {
    const torn = await open(withJournal(image, journal.subarray(0, length)));
    assert.is(await torn.count({ table: 'variable', where: [] }), 0);
  }
  assert.ok(before < lastLine);
});

test('changes that do not fit what is there are damage', async () => {
  const { image } = await smallHistory();
  for (const operations of ['[["-",0,"gone"]]', '[["+",0,"a"]]', '[["-",99,"a"]]']) {
    const journal = Buffer.concat([journalOf(image), encodeFrame('.', operations)]);
    await assert.rejects(open(withJournal(image, journal)), /damaged at byte/, operations);
  }
});

test('a journal or manifest of a newer format is refused, naming both versions', async () => {
  const { image } = await smallHistory();
  const header = encodeFrame('h', '{"store":"dalsegno","format":3,"journal":1}');
  await assert.rejects(
    open(withJournal(image, header)),
    /journal-000001\.jsonl was written by a newer version: its format is 3, this version reads formats up to 2/,
  );
});

test('a journal under the name of another one is refused', async () => {
  const { image } = await smallHistory();
  const header = encodeFrame('h', '{"store":"dalsegno","format":1,"journal":7}');
  await assert.rejects(open(withJournal(image, header)), /was journal-000007\.jsonl once/);
});

test('a missing journal or manifest is told', async () => {
  const { image } = await smallHistory();
  for (const [name, message] of [
    [journalName, /journal-000001\.jsonl is missing\. Restore/],
    ['manifest.json', /manifest\.json is missing\. Restore/],
  ] as const) {
    const rest = new Map(image);
    rest.delete(name);
    await assert.rejects(open(rest), message);
  }
});

test('a column that a row has more than those before it, or less, is kept', async () => {
  const files = new SimulatedFiles();
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  const wide = { ...task('b'), later: 'x' };
  const { tenantId: _, ...narrow } = task('c');
  await store.commit(insert('task', task('a'), wide, narrow as never));
  const opened = await open(files.image());
  assert.equal(await opened.get('task', 'b'), wide);
  assert.is((await opened.get('task', 'c'))?.tenantId, null);
});

test('a value that no column can hold is refused, and nothing changes', async () => {
  const files = new SimulatedFiles();
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  const odd = task('b', { name: { text: 'x' } as never });
  await assert.rejects(
    store.commit(insert('task', task('a'), odd)),
    /could not be stored: A column cannot hold object values/,
  );
  assert.is(await store.count({ table: 'task', where: [] }), 0);
  await store.commit(insert('task', task('a')));
  assert.ok(await (await open(files.image())).get('task', 'a'));
});

test.run();
