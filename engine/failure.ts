/**
 * Every refusal of the engine, with its text: one file an area. What a caller can cause is a Failure from here; a broken
 * invariant throws an Error.
 */
export * from './failure/batch.ts';
export * from './failure/definition.ts';
export * from './failure/event.ts';
export * from './failure/execution.ts';
export * from './failure/expression.ts';
export * from './failure/external-task.ts';
export * from './failure/failure.ts';
export * from './failure/history.ts';
export * from './failure/job.ts';
export * from './failure/placement.ts';
export * from './failure/rest.ts';
export * from './failure/restart.ts';
export * from './failure/store.ts';
export * from './failure/task.ts';
