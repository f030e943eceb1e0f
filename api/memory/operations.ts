/** What an operation means to a full memory. */
export type Kind = 'newWork' | 'endsWork' | 'goesOn';

/** The kind of an operation of the API, by its method and its path as it is routed. */
export const kindOf = (method: string, path: string): Kind => {
  if (method === 'GET' || method === 'DELETE') return 'goesOn';
  const operation = `${method} ${path}`;
  return goesOn.has(operation) ? 'goesOn' : endsWork.has(operation) ? 'endsWork' : 'newWork';
};

/** Lists and counts that are asked for with a body. */
const asked = [
  'execution',
  'external-task',
  'history/activity-instance',
  'history/external-task-log',
  'history/job-log',
  'history/process-instance',
  'history/task',
  'history/variable-instance',
  'job',
  'job-definition',
  'process-instance',
  'task',
  'variable-instance',
];

/** What only reads, deletes, or keeps things from being done. */
const goesOn: ReadonlySet<string> = new Set([
  ...asked.flatMap((resource) => [`POST /${resource}`, `POST /${resource}/count`]),
  'POST /history/detail',
  'POST /backup',
  'POST /history/process-instance/delete',
  'POST /process-instance/delete',
  'POST /process-instance/delete-historic-query-based',
  'PUT /batch/:id/suspended',
  'PUT /job-definition/:id/suspended',
  'PUT /job-definition/suspended',
  'PUT /job/:id/suspended',
  'PUT /job/suspended',
  'PUT /process-definition/:id/suspended',
  'PUT /process-definition/key/:key/suspended',
  'PUT /process-definition/key/:key/tenant-id/:tenant/suspended',
  'PUT /process-definition/suspended',
  'PUT /process-instance/:id/suspended',
  'PUT /process-instance/suspended',
]);

/** What people and workers need to bring instances to their end. */
const endsWork: ReadonlySet<string> = new Set([
  'POST /external-task/:id/bpmnError',
  'POST /external-task/:id/complete',
  'POST /external-task/:id/extendLock',
  'POST /external-task/:id/failure',
  'POST /external-task/:id/lock',
  'POST /external-task/:id/unlock',
  'POST /external-task/fetchAndLock',
  'PUT /external-task/:id/retries',
  'PUT /job/:id/retries',
  'POST /task/:id/assignee',
  'POST /task/:id/bpmnError',
  'POST /task/:id/bpmnEscalation',
  'POST /task/:id/claim',
  'POST /task/:id/complete',
  'POST /task/:id/delegate',
  'POST /task/:id/resolve',
  'POST /task/:id/submit-form',
  'POST /task/:id/unclaim',
]);

/** All that are named here. */
export const namedOperations: readonly string[] = [...goesOn, ...endsWork];
