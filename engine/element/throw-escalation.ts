import type { Element } from '../execution/element.ts';
import { leave } from '../execution/leave.ts';
import { isInterrupting, propagateEscalation } from '../execution/propagate-escalation.ts';

/** Throws an escalation and goes on, unless its catcher interrupts; nobody need catch it (ThrowEscalationEventActivityBehavior). */
export const throwEscalation: Element = {
  *enter(execution) {
    const { event, id } = execution.currentActivity;
    if (event?.kind !== 'escalation' || event.code === null)
      throw new Error(`escalation event ${id} has no code`);
    const catcher = yield* propagateEscalation(execution, event.code);
    if (!catcher || !isInterrupting(catcher)) yield* leave(execution.replacedBy ?? execution);
    return 'done';
  },
};
