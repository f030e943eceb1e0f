import {
  type Engine,
  type ProcessDefinitionRow,
  type ResultOf,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { deploymentDto } from '../dto/deployment.ts';
import { deploymentOf } from '../dto/deployment-form.ts';
import { selfLink } from '../dto/link.ts';
import { processDefinitionDto } from '../dto/process-definition.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const redeployment = body({
  resourceIds: kind.texts,
  resourceNames: kind.texts,
  source: kind.text,
});

/** Deploying files and taking deployments back. */
export const deploymentChangeRoutes = (router: Router, engine: Engine): void => {
  router.post('/deployment/create', async (call) =>
    createdDto(call, engine, await engine.run('createDeployment', deploymentOf(await call.form()))),
  );

  router.post('/deployment/:id/redeploy', async (call) => {
    const deploymentId = call.path('id');
    const dto = redeployment(await call.json());
    if (!(await engine.get('deployment', deploymentId))) {
      const message = `Deployment with id '${deploymentId}' does not exist`;
      throw restFailure.invalidRequest(message, 404);
    }
    const text = (message: string) => `Cannot redeploy deployment '${deploymentId}': ${message}`;
    const created = await rewriting(
      engine.run('createDeployment', {
        source: dto?.source ?? null,
        redeployment: {
          deploymentId,
          resourceIds: named(dto?.resourceIds),
          resourceNames: named(dto?.resourceNames),
        },
      }),
      asInvalidRequest('NotFoundException', 404, { text }),
      asInvalidRequest('NotValidException', 400, { text }),
    );
    return createdDto(call, engine, created);
  });

  router.delete('/deployment/:id', async (call) => {
    const deploymentId = call.path('id');
    if (!(await engine.get('deployment', deploymentId))) {
      throw restFailure.invalidRequest(`Deployment with id '${deploymentId}' do not exist`, 404);
    }
    // Nothing but "true" counts here, unlike elsewhere.
    const isEnabled = (name: string) => call.address.get(name) === 'true';
    await engine.run('deleteDeployment', {
      deploymentId,
      cascade: isEnabled('cascade'),
      skipCustomListeners: isEnabled('skipCustomListeners'),
      skipIoMappings: isEnabled('skipIoMappings'),
    });
  });
};

const named = (names: readonly (string | null)[] | null | undefined): string[] =>
  names?.filter((name) => name !== null) ?? [];

/** DeploymentWithDefinitionsDto */
const createdDto = async (
  call: Call,
  engine: Engine,
  { deployment, definitions }: ResultOf<'createDeployment'>,
) => ({
  ...deploymentDto(deployment),
  links: [selfLink(call, `/deployment/${deployment.id}`)],
  deployedProcessDefinitions: definitions?.length
    ? await definitionDtos(engine, definitions)
    : null,
  deployedCaseDefinitions: null,
  deployedDecisionDefinitions: null,
  deployedDecisionRequirementsDefinitions: null,
});

const definitionDtos = async (engine: Engine, rows: readonly ProcessDefinitionRow[]) => {
  const dtos: Record<string, object> = {};
  for (const row of rows) {
    const { documentation } = await engine.graph(row.id);
    dtos[row.id] = processDefinitionDto(row, documentation);
  }
  return dtos;
};
