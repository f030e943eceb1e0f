import fc from 'fast-check';
import { MemoryTable } from '../../engine/store/memory/memory-table.ts';
import type { StoredRow } from '../../engine/store/memory/slot.ts';
import { assert, suite } from '../harness.ts';
import { check } from './property.ts';

const test = suite('chunks of a table');

interface Step {
  kind: 'insert' | 'update' | 'remove' | 'removeAndUndo';
  id: string;
}

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
/** A capture, what happens before it, while it is read, and whether it becomes a snapshot. */
const capture = fc.record({ before: changes, meanwhile: changes, isStored: fc.boolean() });

let version = 0;
const newRow = (name: string): StoredRow => ({ id: name, version: ++version, name }) as StoredRow;

const take = (table: MemoryTable, step: Step): void => {
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

test('captures give, chunk by chunk, the rows of their moment, whatever happens meanwhile', async () => {
  const property = fc.asyncProperty(fc.array(capture, { maxLength: 6 }), async (captures) => {
    const table = new MemoryTable('task', ['name'], 2);
    let stored = new Map<number, readonly StoredRow[]>();
    for (const { before, meanwhile, isStored } of captures) {
      for (const step of before) take(table, step);
      const expected = rowsOf(table);
      const next = new Map(stored);
      const steps = meanwhile.values();
      for (const chunk of table.capture()) {
        for (const step of steps) {
          take(table, step);
          if (step.kind === 'update') break;
        }
        next.set(
          chunk.number,
          chunk.rows().map(({ row }) => row),
        );
      }
      for (const step of steps) take(table, step);
      const found = [...next].sort(([one], [other]) => one - other).flatMap(([, rows]) => rows);
      assert.equal(found, expected);
      if (isStored) stored = next;
      table.release(isStored);
    }
    table.capture();
    table.release(true);
    assert.equal(table.capture(), [], 'what is stored is not written again');
  });
  await check(property, { runs: 2000, file: 'store/chunks' });
});

test.run();
