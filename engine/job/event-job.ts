import { broadcastSignal } from '../execution/broadcast-signal.ts';
import type { CommandContext } from '../execution/context.ts';
import type { EventSubscriptionRow } from '../store/tables.ts';
import type { JobHandler } from './job-handlers.ts';
import { createJob, insertJob } from './job-row.ts';

const HANDLER_TYPE = 'event';

/** Leaves it to a job that an event reaches who waits for it; variables do not go with it (EventSubscriptionJobDeclaration). */
export const scheduleEvent = (
  context: CommandContext,
  subscription: EventSubscriptionRow,
): void => {
  const { executionId, activityId, configuration } = subscription;
  const given = {
    type: 'message',
    handlerType: HANDLER_TYPE,
    handlerConfiguration: subscription.id,
  } as const;
  const execution = executionId === null ? undefined : context.execution(executionId);
  const activity = execution?.graph.activityById.get(activityId);
  if (execution && activity) {
    createJob(execution, { ...activity, exclusive: true }, undefined, given, { activityId });
    return;
  }
  const definition =
    configuration === null ? undefined : context.unit.get('processDefinition', configuration);
  if (!definition) return;
  insertJob(
    context,
    {
      ...given,
      deploymentId: null,
      processDefinitionId: definition.id,
      processDefinitionKey: definition.key,
    },
    { activityId },
  );
};

/** Nothing happens where nobody waits any more (ProcessEventJobHandler). */
export const eventArrives: JobHandler = function* (context, { handlerConfiguration }) {
  const subscription =
    handlerConfiguration === null
      ? undefined
      : context.unit.get('eventSubscription', handlerConfiguration);
  if (subscription) yield* broadcastSignal(context, [subscription], new Map());
};
