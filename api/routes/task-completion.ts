import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { typedValues, variableValueDtos } from '../dto/variable-value.ts';
import { asInvalidRequest, asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const completeTask = body({ variables: kind.variables, withVariablesInReturn: kind.flag });

/** Completing a user task (TaskResourceImpl.complete). */
export const taskCompletionRoutes = (router: Router, engine: Engine): void => {
  router.post('/task/:id/complete', async (call) => {
    const taskId = call.path('id');
    const { variables, withVariablesInReturn } = await call.body(completeTask);
    const text = (message: string) => `Cannot complete task ${taskId}: ${message}`;
    const seen = await rewriting(
      async () => engine.run('completeTask', { taskId, variables: typedValues(variables) }),
      asInvalidRequest('RestException', 'same', { text }),
      asRest('FormFieldValidationException', 400, text),
      asRest('ProcessEngineException', 500, text),
    );
    return withVariablesInReturn ? variableValueDtos(seen, false) : undefined;
  });
};
