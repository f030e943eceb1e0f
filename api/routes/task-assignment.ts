import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const user = body({ userId: kind.text });
const resolution = body({ variables: kind.variables, withVariablesInReturn: kind.flag });

/** Who works on a task: claiming, assigning, delegating and giving back (TaskResourceImpl). */
export const taskAssignmentRoutes = (router: Router, engine: Engine): void => {
  const verbs = { claim: 'claimTask', assignee: 'assignTask', delegate: 'delegateTask' } as const;
  for (const [name, verb] of Object.entries(verbs)) {
    const handler = async (call: Call) => {
      const { userId } = await call.body(user);
      await engine.run(verb, { taskId: call.path('id'), userId });
    };
    router.post(`/task/:id/${name}`, handler, { produces: null });
  }
  router.post(
    '/task/:id/unclaim',
    (call) => engine.run('assignTask', { taskId: call.path('id'), userId: null }),
    { produces: null },
  );
  router.post(
    '/task/:id/resolve',
    async (call) => {
      const taskId = call.path('id');
      const { variables } = await call.body(resolution);
      await rewriting(
        async () => engine.run('resolveTask', { taskId, variables: typedValues(variables) }),
        asInvalidRequest('RestException', 'same', {
          text: (message) => `Cannot resolve task ${taskId}: ${message}`,
        }),
      );
    },
    { produces: null },
  );
};
