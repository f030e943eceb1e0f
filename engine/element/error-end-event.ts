import type { Element } from '../execution/element.ts';
import { text } from '../execution/expression-context.ts';
import { propagateError } from '../execution/propagate-error.ts';

/** Throws a BPMN error; nobody catching it, the token just ends (ErrorEndEventActivityBehavior). */
export const errorEndEvent: Element = {
  *enter(execution) {
    const { event, id } = execution.currentActivity;
    if (event?.kind !== 'error' || event.code === null)
      throw new Error(`error end event ${id} has no error code`);
    yield* propagateError(
      execution,
      event.code,
      event.message ? text(event.message, execution) : null,
    );
    return 'done';
  },
};
