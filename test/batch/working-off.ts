import type { BatchRow, Engine, RowOf } from '../../engine/index.ts';

type Batch = Readonly<BatchRow>;
type Kind = 'seed' | 'batch' | 'monitor';

/** Starts and cancels instances of `twoTasks`; answers their ids. */
export const canceledInstances = async (engine: Engine, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { row } = await engine.createProcessInstanceByKey('twoTasks').execute();
    await engine.run('deleteProcessInstance', { processInstanceId: row.id });
    ids.push(row.id);
  }
  return ids;
};

/** The jobs of one kind that a batch has now. */
export const jobsOf = (engine: Engine, batch: Batch, kind: Kind): Promise<RowOf<'job'>[]> => {
  const value = batch[`${kind}JobDefinitionId`];
  return engine.list({ table: 'job', where: [{ op: 'eq', column: 'jobDefinitionId', value }] });
};

/** Does them, once each; answers how many failed. */
export const work = async (engine: Engine, batch: Batch, kind: Kind): Promise<number> => {
  const jobs = await jobsOf(engine, batch, kind);
  const results = await Promise.allSettled(
    jobs.map(({ id }) => engine.run('executeJob', { jobId: id })),
  );
  return results.filter(({ status }) => status === 'rejected').length;
};

/** Makes all of its jobs. */
export const seedAll = async (engine: Engine, batch: Batch): Promise<void> => {
  while ((await jobsOf(engine, batch, 'seed')).length > 0) await work(engine, batch, 'seed');
};

/** How many of a batch's jobs there are by kind, such as `1 seed, 0 batch, 0 monitor`. */
export const stand = async (engine: Engine, batch: Batch): Promise<string> => {
  const kinds: Kind[] = ['seed', 'batch', 'monitor'];
  const counts = await Promise.all(
    kinds.map(async (kind) => `${(await jobsOf(engine, batch, kind)).length} ${kind}`),
  );
  return counts.join(', ');
};

export const running = (engine: Engine): Promise<number> =>
  engine.count({ table: 'execution', where: [{ op: 'isNull', column: 'parentId' }] });
