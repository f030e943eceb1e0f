import { type Engine, Failure, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const signal = body({
  name: kind.text,
  executionId: kind.text,
  variables: kind.variables,
  tenantId: kind.text,
  withoutTenantId: kind.flag,
});

/** Sending a signal (SignalRestServiceImpl). */
export const signalRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/signal',
    async (call) => {
      const { name, executionId, tenantId, withoutTenantId, ...dto } = await call.body(signal);
      if (name === null) throw restFailure.invalidRequest('No signal name given');
      const variables = typedValues(dto.variables);
      const isTenantGiven = tenantId !== null || withoutTenantId;
      if (executionId !== null && isTenantGiven) throw tenantOfExecution();
      const command = {
        signalName: name,
        executionId,
        variables,
        ...(isTenantGiven && { tenantId }),
      };
      await rewriting(engine.run('signalEventReceived', command), asRest('NotFoundException', 500));
    },
    { produces: null },
  );
};

const tenantOfExecution = () =>
  new Failure(
    400,
    'BadUserRequestException',
    'ENGINE-13027 Cannot specify a tenant-id when deliver a signal to a single execution.',
  );
