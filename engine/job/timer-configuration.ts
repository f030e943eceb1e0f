import type { JobRow } from '../store/tables.ts';

// The configuration of a timer's job, as Camunda writes it (TimerEventJobHandler): the activity, with a timeout the
// listener, and whether its follower has been made.
const LISTENER = '$taskListener~';
const FOLLOWED = '$followUpJobCreated';

export const timeoutConfiguration = (activityId: string, listenerId: string): string =>
  `${activityId}${LISTENER}${listenerId}`;

export const hasFollower = ({ handlerConfiguration }: JobRow): boolean =>
  handlerConfiguration?.endsWith(FOLLOWED) ?? false;

/** A repeating timer that failed has its follower already, and makes no other when it is tried again. */
export const noteFollower = (job: JobRow): void => {
  job.handlerConfiguration = `${job.handlerConfiguration ?? ''}${FOLLOWED}`;
};

/** The activity of a timer, and the listener of a timeout. */
export const timerOf = (job: JobRow): { activityId: string; listenerId: string } => {
  const [activityId = '', listenerId = ''] = (job.handlerConfiguration ?? '')
    .replace(FOLLOWED, '')
    .split(LISTENER);
  return { activityId, listenerId };
};
