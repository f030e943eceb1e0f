import { definitionFailure } from './definition.ts';
import { badRequest, engineFailure, nullValue } from './failure.ts';
import { persistenceFailure } from './store.ts';

/** Refusals of a restart (RestartProcessInstancesCmd, ProcessDefinitionResourceImpl.restartProcessInstance). */
export const restartFailure = {
  noInstructions: () => badRequest('Restart instructions cannot be empty: instructions is empty'),
  noIds: () => badRequest('processInstanceIds is empty'),
  nullId: () =>
    badRequest('Process instance ids cannot be null: Process instance ids contains null value'),
  nullIdInBatch: () =>
    badRequest('Process instance ids cannot be null: processInstanceIds contains null value'),
  noDefinition: (id: string) => definitionFailure.unknownId(id),
  /** Camunda asks its database for ids alone, in an order by other columns: that is refused. */
  sortedQuery: () => persistenceFailure(),
  noInstance: () =>
    badRequest('Historic process instance cannot be found: historicProcessInstanceId is null'),
  noStartActivity: () => nullValue('startActivityId is null'),
  neverStarted: () => engineFailure('historicActivityInstances is empty'),
  active: (id: string) =>
    engineFailure(
      `ENGINE-13040 Historic process instance '${id}' cannot be restarted. It is not completed or terminated.`,
    ),
  otherDefinition: (id: string, itsDefinition: string, given: string) =>
    engineFailure(
      `ENGINE-13039 Historic process instance '${id}' cannot be restarted. Its process definition '${itsDefinition}' does not match given process definition '${given}'`,
    ),
};
