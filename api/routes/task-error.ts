import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const bpmnError = body({
  errorCode: kind.text,
  errorMessage: kind.text,
  variables: kind.variables,
});
const escalation = body({ escalationCode: kind.text, variables: kind.variables });

/** Errors and escalations in the sense of BPMN that whoever works on a task reports (TaskResourceImpl). */
export const taskErrorRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/task/:id/bpmnError',
    async (call) => {
      const taskId = call.path('id');
      const { variables, ...dto } = await call.body(bpmnError);
      await rewriting(
        async () =>
          engine.run('handleTaskBpmnError', { taskId, ...dto, variables: typedValues(variables) }),
        ...told,
      );
    },
    { produces: null },
  );
  router.post(
    '/task/:id/bpmnEscalation',
    async (call) => {
      const taskId = call.path('id');
      const { variables, escalationCode } = await call.body(escalation);
      await rewriting(
        async () =>
          engine.run('handleTaskEscalation', {
            taskId,
            escalationCode,
            variables: typedValues(variables),
          }),
        ...told,
      );
    },
    { produces: null },
  );
};

const told = [asRest('NotFoundException', 404), asRest('BadUserRequestException', 400)] as const;
