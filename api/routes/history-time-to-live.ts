import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

const timeToLive = body({ historyTimeToLive: kind.integer });

/** How long history of ended instances is kept (ProcessDefinitionResourceImpl.updateHistoryTimeToLive). */
export const historyTimeToLiveRoutes = (router: Router, engine: Engine): void => {
  for (const path of definitionPaths) {
    router.put(`${path}/history-time-to-live`, async (call) => {
      const processDefinitionId = await namedDefinitionId(call, engine);
      const dto = await call.body(timeToLive);
      await engine.run('setHistoryTimeToLive', { processDefinitionId, ...dto });
    });
  }
};
