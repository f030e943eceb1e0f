import {
  type CommandOf,
  type Engine,
  type FetchedTopic,
  queryFailure,
  type ResultOf,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { coercion, type JsonObject } from '../coercion.ts';
import { lockedExternalTaskDto } from '../dto/external-task.ts';
import { joinedRows } from '../joined-rows.ts';
import { Decimal } from '../json.ts';
import { nothingGiven } from '../nothing-given.ts';
import type { Router } from '../router.ts';

const topic = body({
  topicName: kind.text,
  businessKey: kind.text,
  processDefinitionId: kind.text,
  processDefinitionIdIn: kind.texts,
  processDefinitionKey: kind.text,
  processDefinitionKeyIn: kind.texts,
  processDefinitionVersionTag: kind.text,
  lockDuration: kind.duration,
  variables: kind.texts,
  processVariables: coercion.object,
  localVariables: kind.flag,
  includeExtensionProperties: kind.flag,
  withoutTenantId: kind.flag,
  tenantIdIn: kind.texts,
});

const sorting = body({ sortBy: kind.text, sortOrder: kind.text });

const fetching = body({
  workerId: kind.text,
  maxTasks: kind.number,
  usePriority: kind.flag,
  asyncResponseTimeout: kind.long,
  topics: kind.listOf(topic),
  sorting: kind.listOf(sorting),
});

/** Fetching and locking external tasks; with asyncResponseTimeout, once there are some (FetchAndLockHandlerImpl). */
export const externalTaskFetchingRoutes = (router: Router, engine: Engine): void =>
  router.post('/external-task/fetchAndLock', async (call) => {
    const { topics, sorting: sortings, asyncResponseTimeout, ...dto } = await call.body(fetching);
    if ((asyncResponseTimeout ?? 0) > longestTimeoutMs) {
      const message = `The asynchronous response timeout cannot be set to a value greater than ${longestTimeoutMs} milliseconds`;
      throw restFailure.invalidRequest(message);
    }
    const createTime = createTimeOrder(sortings ?? []);
    const asked = (topics ?? []).map(topicOf);
    const command = { ...dto, createTime, topics: asked };
    const fetched = await fetchOrWait(engine, command, asyncResponseTimeout, call.aborted);
    const rows = joinedRows(engine, call);
    return Promise.all(
      fetched.map(async ({ row, topic: of, variables }) => {
        const instance = await rows.get('execution', row.processInstanceId);
        const definition = await rows.get('processDefinition', row.processDefinitionId);
        const { activityById } = await rows.graph(row.processDefinitionId);
        const service = activityById.get(row.activityId)?.service;
        const isAsked = (of as AskedTopic).includeExtensionProperties;
        const properties = isAsked && service?.kind === 'external' ? service.properties : [];
        return lockedExternalTaskDto(row, {
          businessKey: instance?.businessKey ?? null,
          versionTag: definition?.versionTag ?? null,
          variables,
          properties,
        });
      }),
    );
  });

const longestTimeoutMs = 1_800_000;

/** A lock may end without any transaction, so it looks again after a while (PENDING_REQUEST_FETCH_INTERVAL). */
const lookAgainMs = 30_000;

const fetchOrWait = async (
  engine: Engine,
  command: CommandOf<'fetchExternalTasks'>,
  timeoutMs: number | null,
  aborted: AbortSignal,
): Promise<ResultOf<'fetchExternalTasks'>> => {
  const end = engine.now() + (timeoutMs ?? 0);
  for (;;) {
    // Listens before it looks, so that nothing comes in between unheard.
    const wait = new AbortController();
    const leftMs = Math.max(0, end - engine.now());
    const signal = AbortSignal.any([wait.signal, aborted]);
    const change = engine.nextChange('externalTask', Math.min(leftMs, lookAgainMs), signal);
    const fetched = aborted.aborted ? [] : await engine.run('fetchExternalTasks', command);
    if (fetched.length > 0 || leftMs <= 0 || aborted.aborted) {
      wait.abort();
      return fetched;
    }
    const hasChanged = await change;
    if (!hasChanged && leftMs <= lookAgainMs) return [];
  }
};

type AskedTopic = FetchedTopic & { includeExtensionProperties: boolean };

const topicOf = (dto: ReturnType<typeof topic>): AskedTopic => {
  if (dto === null) throw nothingGiven('topics');
  const { tenantIdIn, withoutTenantId, processVariables, variables, ...plain } = dto;
  return {
    ...plain,
    processDefinitionIdIn: dto.processDefinitionIdIn?.filter(isText) ?? null,
    processDefinitionKeyIn: dto.processDefinitionKeyIn?.filter(isText) ?? null,
    tenantIds: tenantIdIn?.filter(isText) ?? (withoutTenantId ? null : undefined),
    processVariables: processVariables && comparable(processVariables),
    variables: variables?.filter(isText) ?? null,
  };
};

const isText = (text: string | null): text is string => text !== null;

const comparable = (variables: JsonObject): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value instanceof Decimal ? value.value : value,
    ]),
  );

/** FetchExternalTasksDto.SortMapper: of several the last counts. */
const createTimeOrder = (
  sortings: readonly ReturnType<typeof sorting>[],
): 'asc' | 'desc' | null => {
  let order: 'asc' | 'desc' | null = null;
  for (const one of sortings) {
    if (one === null) throw nothingGiven('sorting');
    const refused = (what: string, value: string | null) =>
      restFailure.invalidRequest(`Cannot set query ${what} parameter to value ${value}`);
    if (one.sortBy !== 'createTime') throw refused('sortBy', one.sortBy);
    if (one.sortOrder !== null && one.sortOrder !== 'asc' && one.sortOrder !== 'desc')
      throw refused('sortOrder', one.sortOrder);
    if (one.sortOrder === null) throw queryFailure.orderWithoutDirection();
    order = one.sortOrder;
  }
  return order;
};
