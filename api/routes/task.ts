import {
  type Activity,
  type Engine,
  Failure,
  type FormTexts,
  type Query,
  restFailure,
  type TaskRow,
  taskQuery,
} from '../../engine/index.ts';
import { fromAddress } from '../address-values.ts';
import type { Call } from '../call.ts';
import { coercion, type JsonObject, member } from '../coercion.ts';
import { formAsWritten, formDto } from '../dto/form.ts';
import { taskDto } from '../dto/task.ts';
import { joinedRows } from '../joined-rows.ts';
import { bodyQuery, readPaging, readQuery } from '../parameters.ts';
import type { Router } from '../router.ts';

/** Reading user tasks. */
export const taskRoutes = (router: Router, engine: Engine): void => {
  const list = async (call: Call, query: Query<'task'>, withInfo: boolean) => {
    const rows = await engine.list(query);
    return Promise.all(rows.map((row) => shownTask(engine, call, row, withInfo)));
  };
  const fromAddressOf = (call: Call) => readQuery(call.address, taskQuery, engine.now());
  const count = async (query: Query<'task'>) => ({ count: await engine.count(query) });

  router.get(
    '/task',
    (call) =>
      list(call, { ...fromAddressOf(call), ...readPaging(call.address) }, asksInfo(call.address)),
    media,
  );
  router.post('/task', async (call) => {
    const json = await call.json();
    const query = bodyQuery(json, taskQuery, engine.now());
    const withInfo = coercion.boolean(member(json as JsonObject, infoParameter) ?? null) === true;
    return list(call, { ...query, ...readPaging(call.address) }, withInfo);
  });
  router.get('/task/count', (call) => count(fromAddressOf(call)));
  router.post('/task/count', async (call) =>
    count(bodyQuery(await call.json(), taskQuery, engine.now())),
  );

  router.get(
    '/task/:id',
    async (call) =>
      shownTask(engine, call, await existing(engine, call.path('id')), call.flag(infoParameter)),
    media,
  );
  router.get('/task/:id/form', async (call) => {
    const id = call.path('id');
    const task = await engine.get('task', id);
    if (!task) throw new Failure(400, 'RestException', `Cannot get form for task ${id}`);
    const activity = await activityOf(engine, call, task);
    return formDto(activity, `task/${id}`, await formOf(engine, task, activity));
  });
};

/** Hypertext is answered as plain JSON: it differs only in links. */
const media = { produces: ['application/json', 'application/hal+json'] } as const;

const infoParameter = 'withCommentAttachmentInfo';

const asksInfo = (address: URLSearchParams): boolean => {
  const text = address.get(infoParameter);
  return text !== null && fromAddress(infoParameter, text, 'boolean') === true;
};

const existing = async (engine: Engine, id: string): Promise<Readonly<TaskRow>> => {
  const task = await engine.get('task', id);
  if (task) return task;
  throw restFailure.invalidRequest(`No matching task with id ${id}`, 404);
};

/** TaskDto, or TaskWithAttachmentAndCommentDto; there are no attachments here. */
export const shownTask = async (
  engine: Engine,
  call: Call,
  row: Readonly<TaskRow>,
  withInfo = false,
) => {
  const activity = await activityOf(engine, call, row);
  const dto = taskDto(row, await formOf(engine, row, activity));
  if (!withInfo) return dto;
  const comments = await engine.count({
    table: 'comment',
    where: [{ op: 'eq', column: 'taskId', value: row.id }],
  });
  return { ...dto, comment: comments > 0, attachment: false };
};

/** Only expressions need the engine. */
const formOf = async (
  engine: Engine,
  { id: taskId }: Readonly<TaskRow>,
  activity: Activity | undefined,
): Promise<FormTexts> => {
  const { key, reference } = activity?.form ?? {};
  const texts = [key, reference?.key, reference?.version];
  const isLiteral = texts.every((expression) => expression?.isLiteral !== false);
  return isLiteral ? formAsWritten(activity) : engine.run('getTaskForm', { taskId });
};

/** The user task in the model; a task that stands alone has none. */
const activityOf = async (engine: Engine, call: Call, task: Readonly<TaskRow>) => {
  const { processDefinitionId, taskDefinitionKey } = task;
  if (processDefinitionId === null || taskDefinitionKey === null) return undefined;
  const graph = await joinedRows(engine, call).graph(processDefinitionId);
  return graph.activityById.get(taskDefinitionKey);
};
