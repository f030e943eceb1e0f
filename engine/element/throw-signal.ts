import { broadcastSignal } from '../execution/broadcast-signal.ts';
import type { Element } from '../execution/element.ts';
import { text } from '../execution/expression-context.ts';
import { scheduleEvent } from '../job/event-job.ts';
import { mappedBusinessKey, mapVariables } from './call-mapping.ts';

/** Sends a signal to all who wait for it, of its tenant and of none, at once or by jobs, and goes on (ThrowSignalEventActivityBehavior). */
export const throwSignal: Element = {
  *enter(execution) {
    const { event, id } = execution.currentActivity;
    if (event?.kind !== 'signal') throw new Error(`signal event ${id} has no signal`);
    const { context, row } = execution;
    const name = text(event.name, execution) ?? '';
    const subscriptions = context.unit
      .find('eventSubscription', 'eventName', name)
      .filter(
        (each) =>
          each.eventType === 'signal' && (each.tenantId === null || each.tenantId === row.tenantId),
      );
    const businessKey = mappedBusinessKey(event.inputs, execution);
    const variables = mapVariables(event.inputs, execution);
    if (event.async) for (const each of subscriptions) scheduleEvent(context, each);
    else yield* broadcastSignal(context, subscriptions, variables, businessKey);
    return 'leave';
  },
};
