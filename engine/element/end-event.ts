import type { Element } from '../execution/element.ts';
import { end } from '../execution/leave.ts';

/** The token ends here, whatever flows may lead on (NoneEndEventActivityBehavior). */
export const endEvent: Element = {
  *enter(execution) {
    yield* end(execution, true);
    return 'done';
  },
};
