import type { RestClient } from '../load/rest-client.ts';
import { THREE_TASKS_KEY } from '../load/three-tasks.ts';
import type { CrashClient, KnownInstance, Position } from './client.ts';

/** All that the rows of one instance say, as it can be seen over REST. */
interface Facts {
  state: string;
  isRunning: boolean;
  tasks: string[];
  executions: number;
  variables: string[];
  openActivities: string[];
  openHistoricTasks: string[];
  historicVariables: string[];
}

interface Seen extends Facts {
  id: string;
  businessKey: string;
  restartOf: string | null;
}

type Json = Record<string, unknown>;

const VARIABLES = ['x=number', 'y=string', 'z=boolean'];

const FACTS: Record<Position, Facts> = {
  a: running('a', ['a'], 1),
  b: running('b', ['b'], 1),
  c: running('c', ['c', 'sub'], 2),
  completed: ended('COMPLETED'),
  canceled: ended('EXTERNALLY_TERMINATED'),
};

function running(task: string, openActivities: string[], executions: number): Facts {
  return {
    state: 'ACTIVE',
    isRunning: true,
    tasks: [task],
    executions,
    variables: VARIABLES,
    openActivities,
    openHistoricTasks: [task],
    historicVariables: VARIABLES,
  };
}

function ended(state: string): Facts {
  return {
    state,
    isRunning: false,
    tasks: [],
    executions: 0,
    variables: [],
    openActivities: [],
    openHistoricTasks: [],
    historicVariables: VARIABLES,
  };
}

/**
 * Compares what a server shows with what its clients were told, and brings the clients' books up to date with what
 * became of the requests that were on their way. Answers what is wrong, a sentence for each.
 */
export const reconcile = async (
  rest: RestClient,
  clients: readonly CrashClient[],
): Promise<string[]> => {
  const seen = await observe(rest);
  const problems: string[] = [];
  for (const client of clients) {
    settleStart(client, seen);
    settleMove(client, seen);
    settleRestarts(client, seen, problems);
  }
  const known = new Map(clients.flatMap(({ instances }) => instances).map((one) => [one.id, one]));
  for (const [id, { position }] of known) {
    const found = seen.get(id);
    const wanted = FACTS[position];
    if (!found) problems.push(`${id}, acknowledged at ${position}, is gone`);
    else problems.push(...unequal(found, wanted).map((text) => `${id} at ${position}: ${text}`));
  }
  for (const id of seen.keys()) if (!known.has(id)) problems.push(`nobody asked for ${id}`);
  return problems;
};

const settleStart = (client: CrashClient, seen: ReadonlyMap<string, Seen>): void => {
  if (client.pending?.kind !== 'start') return;
  const { businessKey } = client.pending;
  client.pending = undefined;
  for (const one of seen.values()) {
    if (one.businessKey === businessKey && one.restartOf === null) {
      client.instances.push({ id: one.id, position: 'a', restartOf: null, isRestarted: false });
    }
  }
};

const settleMove = (client: CrashClient, seen: ReadonlyMap<string, Seen>): void => {
  if (client.pending?.kind !== 'move') return;
  const { instance, to } = client.pending;
  client.pending = undefined;
  const found = seen.get(instance.id);
  if (found && unequal(found, FACTS[to]).length === 0) instance.position = to;
};

/** Of an acknowledged restart every instance is there, of one on its way all or none. */
const settleRestarts = (
  client: CrashClient,
  seen: ReadonlyMap<string, Seen>,
  problems: string[],
): void => {
  const successors = (old: KnownInstance) =>
    [...seen.values()].filter(({ restartOf }) => restartOf === old.id);
  const settle = (olds: KnownInstance[], isAcknowledged: boolean) => {
    const counts = olds.map((old) => successors(old).length);
    const isNone = counts.every((count) => count === 0);
    if (!(counts.every((count) => count === 1) || (isNone && !isAcknowledged))) {
      const kind = isAcknowledged ? 'an acknowledged' : 'an interrupted';
      problems.push(
        `${kind} restart of ${olds.length} instances made ${counts.join(', ')} of them`,
      );
    }
    for (const old of olds) {
      old.isRestarted = !isNone;
      for (const { id } of successors(old)) {
        client.instances.push({ id, position: 'c', restartOf: old.id, isRestarted: false });
      }
    }
  };
  for (const olds of client.restarts.splice(0)) settle(olds, true);
  if (client.pending?.kind === 'restart') settle(client.pending.instances, false);
  client.pending = undefined;
};

const unequal = (found: Facts, wanted: Facts): string[] =>
  (Object.keys(wanted) as (keyof Facts)[])
    .filter((name) => JSON.stringify(found[name]) !== JSON.stringify(wanted[name]))
    .map(
      (name) => `${name} is ${JSON.stringify(found[name])}, not ${JSON.stringify(wanted[name])}`,
    );

/** Reads every row of the process's instances. */
const observe = async (rest: RestClient): Promise<Map<string, Seen>> => {
  const read = async (path: string, by = 'processInstanceId') => {
    const rows = new Map<unknown, Json[]>();
    for (const row of await rest.must<Json[]>('GET', path)) {
      const list = rows.get(row[by]);
      if (list) list.push(row);
      else rows.set(row[by], [row]);
    }
    return (id: unknown) => rows.get(id) ?? [];
  };
  const key = `processDefinitionKey=${THREE_TASKS_KEY}`;
  const instances = await rest.must<Json[]>('GET', `/history/process-instance?${key}`);
  const active = await read(`/process-instance?${key}`, 'id');
  const tasks = await read(`/task?${key}`);
  const executions = await read(`/execution?${key}`);
  const variables = await read('/variable-instance');
  const activities = await read('/history/activity-instance?unfinished=true');
  const historicTasks = await read(`/history/task?${key}&unfinished=true`);
  const historicVariables = await read(`/history/variable-instance?${key}`);
  return new Map(
    instances.map(({ id, state, businessKey, restartedProcessInstanceId }) => [
      id as string,
      {
        id: id as string,
        businessKey: businessKey as string,
        restartOf: (restartedProcessInstanceId ?? null) as string | null,
        state: state as string,
        isRunning: active(id).length > 0,
        tasks: names(tasks(id), 'taskDefinitionKey'),
        executions: executions(id).length,
        variables: values(variables(id)),
        openActivities: names(activities(id), 'activityId'),
        openHistoricTasks: names(historicTasks(id), 'taskDefinitionKey'),
        historicVariables: values(historicVariables(id)),
      },
    ]),
  );
};

const names = (rows: Json[], column: string): string[] =>
  rows.map((row) => String(row[column])).sort();

const values = (rows: Json[]): string[] =>
  rows.map(({ name, value }) => `${name}=${typeof value}`).sort();
