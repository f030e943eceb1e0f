import type { Activity } from '../model/process-graph.ts';

const known = new WeakMap<Activity, ReadonlySet<Activity>>();

/**
 * An activity and all from which a token can come to it: over flows, from the end of what a scope contains to the scope
 * itself, and from an event-based gateway to its events (InclusiveGatewayActivityBehavior.isReachable, seen from behind).
 */
export const activitiesBefore = (activity: Activity): ReadonlySet<Activity> => {
  let before = known.get(activity);
  if (!before) {
    before = find(activity);
    known.set(activity, before);
  }
  return before;
};

const find = (activity: Activity): ReadonlySet<Activity> => {
  const found = new Set([activity]);
  // What is added while it is walked through is walked through too.
  for (const each of found) {
    for (const { source } of each.incoming) found.add(source);
    for (const inner of each.activities)
      if (inner.outgoing.length === 0 && inner.type !== 'eventBasedGateway') found.add(inner);
    if (each.eventScope?.kind === 'activity' && each.eventScope.type === 'eventBasedGateway')
      found.add(each.eventScope);
  }
  return found;
};
