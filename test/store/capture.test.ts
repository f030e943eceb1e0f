import fc from 'fast-check';
import { MemoryTable, type StoredRow } from '../../engine/store/memory/memory-table.ts';
import { assert, suite } from '../harness.ts';
import { check } from './property.ts';

const test = suite('captures of a table');

type Step =
  | { kind: 'insert' | 'update' | 'remove' | 'removeAndUndo'; id: string }
  | { kind: 'read' };

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const change = fc.record({
  kind: fc.constantFrom(
    'insert' as const,
    'update' as const,
    'remove' as const,
    'removeAndUndo' as const,
  ),
  id,
});
const changes = fc.array(change, { maxLength: 20 });
const whileReading = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: change },
    { weight: 2, arbitrary: fc.constant({ kind: 'read' as const }) },
  ),
  { maxLength: 40 },
);

let version = 0;
const newRow = (name: string): StoredRow => ({ id: name, version: ++version, name }) as StoredRow;

const take = (table: MemoryTable, step: Exclude<Step, { kind: 'read' }>): void => {
  const slot = table.slot(step.id);
  if (step.kind === 'insert') {
    if (!slot) table.insert(newRow(step.id));
  } else if (slot && step.kind === 'update') {
    table.replace(slot, newRow(step.id));
  } else if (slot) {
    table.remove(slot);
    if (step.kind === 'removeAndUndo') table.restore(slot);
  }
};

const rowsOf = (table: MemoryTable): StoredRow[] => [...table.slots()].map(({ row }) => row);

test('a capture gives the rows of its moment in order, whatever happens while it is read', async () => {
  const property = fc.asyncProperty(changes, whileReading, async (before, meanwhile) => {
    const table = new MemoryTable('task', ['name']);
    for (const step of before) take(table, step);
    const expected = rowsOf(table);
    const rows = table.capture().rows();
    const found: StoredRow[] = [];
    for (const step of meanwhile) {
      if (step.kind !== 'read') {
        take(table, step);
        continue;
      }
      const { done, value } = rows.next();
      if (!done) found.push(value);
    }
    found.push(...rows);
    assert.equal(found, expected);
    assert.equal([...table.capture().rows()], rowsOf(table), 'and so does the next one');
  });
  await check(property, { runs: 2000, file: 'store/capture' });
});

test.run();
