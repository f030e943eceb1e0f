import { type Engine, restFailure, type TaskRow } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const task = body({
  id: kind.text,
  name: kind.text,
  description: kind.text,
  priority: kind.number,
  assignee: kind.text,
  owner: kind.text,
  delegationState: kind.text,
  due: kind.date,
  followUp: kind.date,
  parentTaskId: kind.text,
  tenantId: kind.text,
});

/** Making tasks that belong to no process, changing tasks, and deleting them (TaskRestServiceImpl, TaskResourceImpl). */
export const taskChangeRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/task/create',
    async (call) => {
      const dto = await call.body(task);
      await rewriting(
        engine.run('createTask', { taskId: dto.id, properties: properties(dto) }),
        asInvalidRequest('NotValidException', 400, {
          text: (message) => `Could not save task: ${message}`,
        }),
      );
    },
    { produces: null },
  );
  router.put('/task/:id', async (call) => {
    const taskId = call.path('id');
    const dto = await call.body(task);
    if (!(await engine.get('task', taskId)))
      throw restFailure.invalidRequest(`No matching task with id ${taskId}`, 404);
    await engine.run('updateTask', { taskId, properties: properties(dto) });
  });
  router.delete('/task/:id', (call) => engine.run('deleteTask', { taskId: call.path('id') }));
};

/** TaskDto.updateTask: what is not given becomes null, and a priority 0. */
const properties = (dto: NonNullable<ReturnType<typeof task>>) => ({
  name: dto.name,
  description: dto.description,
  priority: dto.priority,
  assignee: dto.assignee,
  owner: dto.owner,
  delegationState: delegationState(dto.delegationState),
  dueDate: dto.due,
  followUpDate: dto.followUp,
  parentTaskId: dto.parentTaskId,
  tenantId: dto.tenantId,
});

const delegationState = (text: string | null): TaskRow['delegationState'] => {
  const state = text?.toUpperCase() ?? null;
  if (state === null || state === 'PENDING' || state === 'RESOLVED') return state;
  throw restFailure.invalidRequest(
    `Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${text}'`,
  );
};
