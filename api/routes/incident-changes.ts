import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { incidentDto } from '../dto/incident.ts';
import { asInvalidRequest, badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const incident = body({ incidentType: kind.text, configuration: kind.text, message: kind.text });
const annotation = body({ annotation: kind.text });

/** Raising incidents, annotating and resolving them (ExecutionResourceImpl, IncidentResourceImpl). */
export const incidentChangeRoutes = (router: Router, engine: Engine): void => {
  router.post('/execution/:id/create-incident', async (call) => {
    const dto = await call.body(incident);
    const executionId = call.path('id');
    return incidentDto(
      await rewriting(engine.run('createIncident', { executionId, ...dto }), badRequestAsInvalid),
    );
  });
  router.delete('/incident/:id', (call) =>
    rewriting(
      engine.run('resolveIncident', { incidentId: call.path('id') }),
      asInvalidRequest('NotFoundException', 404, { cause: false }),
      badRequestAsInvalid,
    ),
  );
  router.put('/incident/:id/annotation', async (call) => {
    const dto = await call.body(annotation);
    await engine.run('annotateIncident', { incidentId: call.path('id'), ...dto });
  });
  router.delete('/incident/:id/annotation', (call) =>
    engine.run('annotateIncident', { incidentId: call.path('id'), annotation: null }),
  );
};
