import type { Engine } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** Deleting one version of a process, by its id or as the latest of a key, or all of a key (ProcessDefinitionResourceImpl, ProcessDefinitionRestServiceImpl). */
export const processDefinitionDeletionRoutes = (router: Router, engine: Engine): void => {
  const how = (call: Call) => ({
    cascade: call.flag('cascade'),
    skipCustomListeners: call.flag('skipCustomListeners'),
    skipIoMappings: call.flag('skipIoMappings'),
  });
  for (const path of definitionPaths) {
    router.delete(path, async (call) => {
      const processDefinitionId = await namedDefinitionId(call, engine);
      await rewriting(
        engine.run('deleteProcessDefinition', { ...how(call), processDefinitionId }),
        asInvalidRequest('NotFoundException', 404),
      );
      return new Response(null, { status: 200 });
    });
  }
  const ofKey = (call: Call, tenant: { tenantId?: string }) =>
    rewriting(
      engine.run('deleteProcessDefinition', {
        ...how(call),
        ...tenant,
        processDefinitionKey: call.path('key'),
      }),
      asInvalidRequest('NotFoundException', 404, { cause: false }),
    );
  router.delete('/process-definition/key/:key/delete', (call) => ofKey(call, {}));
  router.delete('/process-definition/key/:key/tenant-id/:tenant/delete', (call) =>
    ofKey(call, { tenantId: call.path('tenant') }),
  );
};
