/** Answers a request below the base of the REST API. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Line, column, main element, elements, message. */
export type Shown = readonly [number, number, string | null, readonly string[], string];

/** What came of a deployment, without what differs from one to the next. */
export interface Observation {
  status: number;
  type?: string;
  message?: string;
  problems?: readonly [errors: readonly Shown[], warnings: readonly Shown[]];
  definitions?: unknown[];
  jobDefinitions?: unknown[];
  jobs?: unknown[];
  subscriptions?: unknown[];
  /** The status of its deletion. */
  deleted?: number;
  started?: Record<string, unknown>;
}

type Row = Record<string, unknown>;

/** Deploys a model as p.bpmn, observes what came of it, and deletes it. */
export const observe = async (
  ask: Ask,
  content: string | Uint8Array,
  starting: boolean,
): Promise<Observation> => {
  const form = new FormData();
  form.append('deployment-name', 'differential');
  form.append('p.bpmn', new Blob([content as string]), 'p.bpmn');
  const response = await ask('/deployment/create', { method: 'POST', body: form });
  const body = (await response.json()) as Row;
  if (response.status >= 400) return refusal(response.status, body);
  const json = async (path: string) => (await (await ask(path)).json()) as Row[];
  const rows = async (path: string, names: string) =>
    (await json(path)).map((row) => picked(row, names)).sort(byText);
  const definitions = Object.values((body.deployedProcessDefinitions as Row | null) ?? {});
  const observation = {
    status: response.status,
    definitions: definitions.map((row) => picked(row as Row, DEFINITION)).sort(byText),
    jobDefinitions: await rows('/job-definition', JOB_DEFINITION),
    jobs: (await rows('/job', JOB)).map(withFixedDate),
    subscriptions: await rows('/event-subscription', SUBSCRIPTION),
    ...(starting && { started: await start(ask, definitions as Row[]) }),
  };
  const deletion = await ask(`/deployment/${body.id}?cascade=true`, { method: 'DELETE' });
  return { ...observation, deleted: deletion.status };
};

const DEFINITION =
  'key category name description resource diagram suspended versionTag historyTimeToLive startableInTasklist';
const JOB_DEFINITION =
  'processDefinitionKey jobType jobConfiguration activityId suspended overridingJobPriority';
const JOB = 'processDefinitionKey dueDate retries priority suspended';
/** Due dates that are counted from now differ; others are whole minutes. */
const withFixedDate = ({ dueDate, ...row }: Row): Row =>
  String(dueDate).includes(':00.000') ? { ...row, dueDate } : row;
const SUBSCRIPTION = 'eventType eventName activityId';

const picked = (row: Row, names: string): Row =>
  Object.fromEntries(names.split(' ').map((name) => [name, row[name] ?? null]));

const byText = (one: Row, other: Row): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

const refusal = (status: number, { type, message, details }: Row): Observation => {
  const shown = { status, type: type as string, message: withoutIds(String(message)) };
  const found = (details as Record<string, Record<string, Row[]>> | undefined)?.['p.bpmn'];
  return found
    ? { ...shown, problems: [problems(found.errors ?? []), problems(found.warnings ?? [])] }
    : shown;
};

const problems = (rows: readonly Row[]): Shown[] =>
  rows.map((row) => [
    row.line as number,
    row.column as number,
    row.mainElementId as string | null,
    row['\u0435lementIds'] as string[],
    row.message as string,
  ]);

const withoutIds = (text: string): string =>
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID');

/** Where an instance of each process stands after its start. */
const start = async (ask: Ask, definitions: readonly Row[]): Promise<Record<string, unknown>> => {
  const started: Record<string, unknown> = {};
  for (const { id, key } of definitions) {
    const response = await ask(`/process-definition/${encodeURIComponent(id as string)}/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const body = (await response.json()) as Row;
    if (response.status >= 400)
      started[key as string] = [body.type, withoutIds(String(body.message))];
    else {
      const history = await ask(
        `/history/activity-instance?processInstanceId=${body.id}&sortBy=occurrence&sortOrder=asc`,
      );
      const visits = ((await history.json()) as Row[]).map(
        ({ activityId, activityType, endTime, canceled }) =>
          `${activityType} ${activityId}${canceled ? ' canceled' : endTime ? ' ended' : ''}`,
      );
      started[key as string] = visits.sort();
    }
  }
  return started;
};
