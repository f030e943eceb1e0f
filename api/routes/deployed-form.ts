import {
  type Engine,
  Failure,
  type FormTexts,
  type ProcessDefinitionRow,
  restFailure,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { formAsWritten } from '../dto/form.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** Forms that were deployed with their process, as `deployment:` in a form key names them (AbstractGetDeployedFormCmd). */
export const deployedFormRoutes = (router: Router, engine: Engine): void => {
  for (const path of definitionPaths)
    router.get(
      `${path}/deployed-start-form`,
      async (call) => {
        const id = await namedDefinitionId(call, engine);
        const definition = await engine.get('processDefinition', id);
        if (!definition)
          throw restFailure.invalidRequest(
            `no deployed process definition found with id '${id}': processDefinition is null`,
            404,
          );
        const { initial } = await joinedRows(engine, call).graph(id);
        return deployedForm(engine, definition, formAsWritten(initial));
      },
      media,
    );
  router.get('/task/:id/deployed-form', (call) => taskForm(engine, call), media);
};

const media = { produces: null } as const;

const taskForm = async (engine: Engine, call: Call): Promise<Response> => {
  const task = await engine.get('task', call.path('id'));
  const definition =
    task?.processDefinitionId && (await engine.get('processDefinition', task.processDefinitionId));
  if (!definition)
    throw new Failure(
      500,
      'NullPointerException',
      task
        ? 'Cannot invoke "org.camunda.bpm.engine.form.FormData.getFormKey()" because "formData" is null'
        : 'Cannot invoke "org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.getId()" because "task" is null',
      null,
    );
  const texts = await engine.run('getTaskForm', { taskId: call.path('id') });
  return deployedForm(engine, definition, texts);
};

const deployedForm = async (
  engine: Engine,
  { deploymentId }: Readonly<ProcessDefinitionRow>,
  { key, reference }: FormTexts,
): Promise<Response> => {
  if (key === null) throw noForm(reference);
  const [, path] = /^(?:embedded:|camunda-forms:)?deployment:(.*)$/s.exec(key) ?? [];
  if (path === undefined)
    throw restFailure.invalidRequest(`The form key '${key}' does not reference a deployed form.`);
  const [resource] = await engine.list({
    table: 'resource',
    where: [
      { op: 'eq', column: 'deploymentId', value: deploymentId },
      { op: 'eq', column: 'name', value: path },
    ],
    limit: 1,
  });
  if (!resource)
    throw restFailure.invalidRequest(
      `The form with the resource name '${path}' cannot be found in deployment with id ${deploymentId}`,
      404,
    );
  const type = key.startsWith('camunda-forms:') ? 'application/json' : 'application/xhtml+xml';
  return new Response(Buffer.from(resource.content, 'base64'), {
    headers: { 'content-type': type },
  });
};

/** A form reference names a form definition, of which none are kept. */
const noForm = (reference: FormTexts['reference']): Failure =>
  reference
    ? restFailure.invalidRequest(
        `No Camunda Form Definition was found for Camunda Form Ref: CamundaFormRefImpl [key=${reference.key}, binding=${reference.binding}, version=${reference.version}]`,
        404,
      )
    : restFailure.invalidRequest(
        "One of the attributes 'formKey' and 'camunda:formRef' must be supplied but none were set.",
      );
