import type { Activity } from '../model/process-graph.ts';
import type { Execution } from './execution.ts';

/** Throwing compensation makes an activity the parent of what it does not contain (PROPERTYNAME_THROWS_COMPENSATION). */
export const throwsCompensation = (activity: Activity | null): boolean =>
  activity !== null &&
  (activity.type === 'intermediateCompensationThrowEvent' ||
    activity.type === 'compensationEndEvent' ||
    activity.type === 'cancelEndEvent');

export const executesNonScopeCompensationHandler = ({ isScope, activity }: Execution): boolean =>
  isScope && activity !== null && activity.isForCompensation && !activity.isScope;
