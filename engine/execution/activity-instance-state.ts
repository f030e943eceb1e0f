/** Camunda's ActivityInstanceState. */
export const activityInstanceState = {
  default: 0,
  scopeComplete: 1,
  canceled: 2,
  starting: 3,
  ending: 4,
} as const;
export type ActivityInstanceState =
  (typeof activityInstanceState)[keyof typeof activityInstanceState];
