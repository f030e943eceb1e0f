import { end } from '../execution/leave.ts';
import type { Element } from '../execution/element.ts';

/** The token ends here, whatever flows may lead on (NoneEndEventActivityBehavior). */
export const endEvent: Element = {
  *enter(execution) {
    yield* end(execution, true);
    return 'done';
  },
};
