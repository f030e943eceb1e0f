import { badRequest, notFound } from './failure.ts';

/** History that cannot be deleted (DeleteHistoricProcessInstancesCmd). */
export const historyFailure = {
  unknownVariable: (id: string) =>
    notFound(`No historic variable instance found with id: ${id}: variable is null`),
  unknownInstanceOfVariables: (id: string) =>
    notFound(`No historic process instance found with id: ${id}: instance is null`),
  unknownInstance: (id: string) =>
    badRequest(`No historic process instance found with id: [${id}]`),
  stillRunning: (id: string) =>
    badRequest(
      `Process instance is still running, cannot delete historic process instance: [${id}]`,
    ),
};
