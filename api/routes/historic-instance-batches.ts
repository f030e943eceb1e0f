import { batchFailure, type CommandOf, type Engine } from '../../engine/index.ts';
import { type BodyOf, body, kind } from '../body.ts';
import { batchDto } from '../dto/batch.ts';
import { badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import { innerHistoricInstanceQuery } from '../inner-queries.ts';
import type { Router } from '../router.ts';

const instances = {
  historicProcessInstanceIds: kind.texts,
  historicProcessInstanceQuery: kind.json,
};

/** The reason is for the operation log of a user alone. */
const deleteHistoricProcessInstances = body({ ...instances, deleteReason: kind.text });

const removalTimeModes = {
  absoluteRemovalTime: kind.date,
  clearedRemovalTime: kind.flag,
  calculatedRemovalTime: kind.flag,
};

const setRemovalTime = body({
  ...instances,
  ...removalTimeModes,
  hierarchical: kind.flag,
  updateChunkSize: kind.integer,
});

/** What is done to the history of process instances by a batch (HistoricProcessInstanceRestServiceImpl). */
export const historicInstanceBatchRoutes = (router: Router, engine: Engine): void => {
  router.post('/history/process-instance/delete', async (call) => {
    const dto = await call.body(deleteHistoricProcessInstances);
    const command = readInstances(engine, dto);
    return batchDto(
      await rewriting(
        engine.run('deleteHistoricProcessInstancesAsync', command),
        badRequestAsInvalid,
      ),
    );
  });
  router.post('/history/process-instance/set-removal-time', async (call) => {
    const dto = await call.body(setRemovalTime);
    const named = readInstances(engine, dto);
    const removalTime = removalTimeOf(dto);
    const { hierarchical, updateChunkSize } = dto;
    if (updateChunkSize !== null && (updateChunkSize <= 0 || updateChunkSize > 500))
      throw batchFailure.badChunkSize();
    const command = { ...named, removalTime, hierarchical };
    return batchDto(await engine.run('setRemovalTimeAsync', command));
  });
};

type InstancesDto = BodyOf<typeof instances>;

const readInstances = (engine: Engine, dto: InstancesDto) => ({
  processInstanceIds: dto.historicProcessInstanceIds,
  historicProcessInstanceQuery: innerHistoricInstanceQuery(
    engine,
    dto.historicProcessInstanceQuery,
  ),
});

type RemovalTime = CommandOf<'setRemovalTimeAsync'>['removalTime'];

/** One of the three ways to say it. */
const removalTimeOf = (dto: BodyOf<typeof removalTimeModes>): RemovalTime => {
  const { absoluteRemovalTime: at, clearedRemovalTime, calculatedRemovalTime } = dto;
  const modes: RemovalTime[] = [];
  if (calculatedRemovalTime) modes.push('calculated');
  if (at !== null) modes.push({ at });
  if (clearedRemovalTime) modes.push('never');
  if (modes.length > 1) throw batchFailure.severalRemovalTimes();
  return modes[0] ?? null;
};
