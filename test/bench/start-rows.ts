import { timeOrderedIds } from '../../engine/ids.ts';
import { createEngine, createMemoryStore, type Store } from '../../engine/index.ts';
import type { Change } from '../../engine/store/store.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../load/three-tasks.ts';

/** An inserted row, as the store is given it. */
export type Insertion = Extract<Change, { kind: 'insert' }>;

interface Template {
  insertion: Insertion;
  /** Columns that hold an id of this start, and which one. */
  references: readonly (readonly [string, number])[];
}

/** Answers what makes the rows of one more start: those of an actual one, with ids of their own. */
export const startRows = async (): Promise<() => Insertion[]> => {
  const insertions = await insertionsOfAStart();
  const numbers = new Map(insertions.map(({ row }, number) => [row.id, number]));
  const templates = insertions.map(
    (insertion): Template => ({
      insertion,
      references: Object.entries(insertion.row).flatMap(([column, value]) => {
        const number = numbers.get(value);
        return number === undefined ? [] : [[column, number] as const];
      }),
    }),
  );
  const ids = timeOrderedIds(Date.now);
  return () => {
    const fresh = insertions.map(() => ids.next());
    return templates.map(({ insertion, references }) => {
      const row: Record<string, unknown> = { ...insertion.row };
      for (const [column, number] of references) row[column] = fresh[number];
      return { ...insertion, row } as unknown as Insertion;
    });
  };
};

/** How many rows one start inserts, by table. */
export const countsByTable = (insertions: readonly Insertion[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { table } of insertions) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
};

const insertionsOfAStart = async (): Promise<Insertion[]> => {
  const store = createMemoryStore();
  const commit = store.commit.bind(store);
  let latest: readonly Change[] = [];
  const listening: Store = Object.assign(store, {
    commit: (changes: readonly Change[], epoch?: number) => {
      latest = changes;
      return commit(changes, epoch);
    },
  });
  const engine = createEngine({ store: listening });
  const resources = [{ name: 'three-tasks.bpmn', bytes: Buffer.from(THREE_TASKS) }];
  await engine.run('createDeployment', { name: 'bench', resources });
  await engine
    .createProcessInstanceByKey(THREE_TASKS_KEY)
    .businessKey('bench-1')
    .setVariables({ x: 1, y: 'text', z: true })
    .execute();
  await engine.close();
  return latest.map((change) => {
    if (change.kind !== 'insert')
      throw new Error(`a start is more than insertions: ${change.kind}`);
    return change;
  });
};
