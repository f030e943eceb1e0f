import { type Engine, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { processInstanceDto } from '../dto/process-instance.ts';
import { typedValues } from '../dto/variable-value.ts';
import { rewriting, withStatus } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const evaluation = body({
  variables: kind.variables,
  businessKey: kind.text,
  tenantId: kind.text,
  withoutTenantId: kind.flag,
  processDefinitionId: kind.text,
});

/** Starting instances whose conditions hold (ConditionRestServiceImpl). */
export const conditionRoutes = (router: Router, engine: Engine): void => {
  router.post('/condition', async (call) => {
    const { tenantId, withoutTenantId, variables, ...dto } = await call.body(evaluation);
    if (tenantId !== null && withoutTenantId) throw restFailure.bothTenants();
    const started = await rewriting(
      engine.run('evaluateStartConditions', {
        ...dto,
        variables: typedValues(variables),
        ...((tenantId !== null || withoutTenantId) && { tenantId }),
      }),
      withStatus('NotFoundException', 400),
    );
    return Promise.all(
      started.map(async ({ row, isEnded }) => {
        const definition = await engine.get('processDefinition', row.processDefinitionId);
        return { ...processInstanceDto(row, definition?.key ?? null), ended: isEnded };
      }),
    );
  });
};
