import { type Engine, Failure, type TypedValue } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { selfLink } from '../dto/link.ts';
import { processInstanceDto } from '../dto/process-instance.ts';
import { typedValues, variableValueDtos } from '../dto/variable-value.ts';
import { asInvalidRequest, asRest, type Rule, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

const taskForm = body({ variables: kind.variables, withVariablesInReturn: kind.flag });
const startForm = body({ variables: kind.variables, businessKey: kind.text });

/** Forms: what they show, and submitting them (TaskResourceImpl, ProcessDefinitionResourceImpl). */
export const submittedFormRoutes = (router: Router, engine: Engine): void => {
  router.post('/task/:id/submit-form', async (call) => {
    const taskId = call.path('id');
    const dto = await call.body(taskForm);
    const seen = await telling(`Cannot submit task form ${taskId}`, async () =>
      engine.run('submitTaskForm', { taskId, variables: typedValues(dto.variables) }),
    );
    return dto.withVariablesInReturn ? variableValueDtos(seen) : undefined;
  });
  router.get('/task/:id/form-variables', async (call) => {
    const command = { taskId: call.path('id'), names: namesOf(call) };
    return shown(call, await engine.run('getTaskFormVariables', command));
  });

  for (const path of definitionPaths) {
    router.post(`${path}/submit-form`, async (call) => {
      const id = await namedDefinitionId(call, engine);
      const { businessKey, variables } = await call.body(startForm);
      const { row, isEnded } = await telling(
        `Cannot instantiate process definition ${id}`,
        async () =>
          engine.run('startProcessInstance', {
            definition: { id },
            businessKey,
            variables: typedValues(variables),
            isForm: true,
          }),
      );
      const definition = await engine.get('processDefinition', row.processDefinitionId);
      return {
        ...processInstanceDto(row, definition?.key ?? null),
        links: [selfLink(call, `/process-instance/${row.id}`)],
        ended: isEnded,
      };
    });
    router.get(`${path}/form-variables`, async (call) => {
      const id = await namedDefinitionId(call, engine);
      const command = { processDefinitionId: id, names: namesOf(call) };
      const variables = engine.run('getStartFormVariables', command);
      return shown(call, await rewriting(variables, unknownDefinition));
    });
  }
};

/** Nothing rewrites what Camunda's engine throws here. */
const unknownDefinition: Rule = (failure) =>
  failure.type === 'NotFoundException'
    ? new Failure(400, failure.type, failure.message, failure.code)
    : undefined;

const namesOf = (call: Call): string[] | null =>
  call.address.get('variableNames')?.split(',') ?? null;

const shown = (call: Call, variables: ReadonlyMap<string, TypedValue>) =>
  variableValueDtos(variables, call.flag('deserializeValues', true));

const telling = <V>(what: string, work: () => Promise<V>): Promise<V> => {
  const text = (message: string) => `${what}: ${message}`;
  return rewriting(
    work,
    asRest('FormFieldValidationException', 400, text),
    asRest('ProcessEngineException', 500, text),
    asInvalidRequest('RestException', 'same', { text }),
  );
};
