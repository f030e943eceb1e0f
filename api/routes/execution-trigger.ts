import { type Engine, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { eventSubscriptionDto } from '../dto/event-subscription.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asInvalidRequest, asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const trigger = body({ variables: kind.variables });

/** Resuming an execution, with the message that it waits for or without one, and that message. */
export const executionTriggerRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/execution/:id/signal',
    async (call) => {
      const executionId = call.path('id');
      const { variables } = await call.body(trigger);
      await telling(`Cannot signal execution ${executionId}`, async () =>
        engine.run('signalExecution', { executionId, variables: typedValues(variables) }),
      );
    },
    { produces: null },
  );

  router.get('/execution/:id/messageSubscriptions/:messageName', async (call) => {
    const executionId = call.path('id');
    const messageName = call.path('messageName');
    const [subscription] = await engine.list({
      table: 'eventSubscription',
      where: [
        { op: 'eq', column: 'executionId', value: executionId },
        { op: 'eq', column: 'eventName', value: messageName },
        { op: 'eq', column: 'eventType', value: 'message' },
      ],
    });
    if (subscription) return eventSubscriptionDto(subscription);
    throw restFailure.invalidRequest(
      `Message event subscription for execution ${executionId} named ${messageName} does not exist`,
      404,
    );
  });

  router.post(
    '/execution/:id/messageSubscriptions/:messageName/trigger',
    async (call) => {
      const executionId = call.path('id');
      const messageName = call.path('messageName');
      const { variables } = await call.body(trigger);
      await telling(
        `Cannot trigger message ${messageName} for execution ${executionId}`,
        async () =>
          engine.run('messageEventReceived', {
            executionId,
            messageName,
            variables: typedValues(variables),
          }),
      );
    },
    { produces: null },
  );
};

/** ExecutionResourceImpl.signalExecution, MessageEventSubscriptionResource.triggerEvent */
const telling = (what: string, action: () => Promise<void>): Promise<void> => {
  const text = (message: string) => `${what}: ${message}`;
  return rewriting(
    action,
    asInvalidRequest('RestException', 'same', { text }),
    asRest('ProcessEngineException', 500, text),
  );
};
