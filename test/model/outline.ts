import type { Activity, ProcessGraph, Scope } from '../../engine/model/process-graph.ts';

/**
 * A graph as indented text, one line an activity: its type and id, `*` for a scope, what happens where it starts, which
 * other scope waits for its event, its asynchronous continuations, and where its flows lead.
 */
export const outline = (graph: ProcessGraph): string => lines(graph, '').join('\n');

const lines = (scope: Scope, indent: string): string[] =>
  scope.activities.flatMap((activity) => [
    indent + line(activity),
    ...lines(activity, `${indent}  `),
  ]);

const line = (activity: Activity): string =>
  [
    `${activity.type} ${activity.id}${activity.isScope ? '*' : ''}`,
    activity.startBehavior === 'default' ? '' : activity.startBehavior,
    waitedForBy(activity),
    activity.isForCompensation ? 'for compensation' : '',
    activity.compensationHandler ? `compensated by ${activity.compensationHandler.id}` : '',
    activity.asyncBefore ? 'async before' : '',
    activity.asyncAfter ? 'async after' : '',
    activity.outgoing.length > 0
      ? `-> ${activity.outgoing.map(({ destination }) => destination.id).join(', ')}`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' | ');

const waitedForBy = (activity: Activity): string => {
  const { eventScope } = activity;
  if (eventScope === null || eventScope === activity) return '';
  return `at ${eventScope.kind === 'process' ? 'process' : eventScope.id}`;
};

/** A text as it is written in a test: without its first and last line breaks and the indentation that all lines share. */
export const text = (written: string): string => {
  const rows = written
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const shared = Math.min(...rows.map((row) => row.length - row.trimStart().length));
  return rows.map((row) => row.slice(shared)).join('\n');
};
