import type { Meaning, QueryDefinition } from './definition.ts';
import {
  definitionKey,
  exists,
  joined,
  modifier,
  parametersOf,
  suspensionParameters,
  tenantParameters,
} from './parameters.ts';
import { incidentParts, relatedRow } from './related-row.ts';
import { joinedRowExists } from './shared-row.ts';
import { comparisonRules, variableParameter } from './variable-conditions.ts';

const { equal } = parametersOf<'execution'>();

const subscribedTo = (eventType: 'message' | 'signal'): Meaning<'string'> => ({
  type: 'string',
  conditions: (eventName) => [
    exists('eventSubscription', 'executionId', 'id', [
      { op: 'eq', column: 'eventType', value: eventType },
      { op: 'eq', column: 'eventName', value: eventName },
    ]),
  ],
});

/** GET and POST /execution (ExecutionQueryDto, Execution.xml). */
export const executionQuery: QueryDefinition<'execution'> = {
  table: 'execution',
  parameters: {
    processDefinitionKey: equal(definitionKey),
    businessKey: equal(joined('processInstanceId', 'execution', 'businessKey')),
    processDefinitionId: equal('processDefinitionId'),
    processInstanceId: equal('processInstanceId'),
    activityId: equal('activityId'),
    signalEventSubscriptionName: subscribedTo('signal'),
    messageEventSubscriptionName: subscribedTo('message'),
    ...suspensionParameters,
    ...relatedRow(
      (where) => joinedRowExists('incident', 'executionId', 'id', where),
      incidentParts,
    ),
    tenantIdIn: tenantParameters('stringList').tenantIdIn,
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    variables: variableParameter(comparisonRules.instance, (variable) =>
      exists('variable', 'executionId', 'id', variable),
    ),
    processVariables: variableParameter(comparisonRules.executionOfInstance, (variable) =>
      exists('variable', 'processInstanceId', 'processInstanceId', [
        { op: 'isNull', column: 'taskId' },
        ...variable,
      ]),
    ),
  },
  sortings: {
    instanceId: 'processInstanceId',
    definitionKey,
    definitionId: 'processDefinitionId',
    tenantId: 'tenantId',
  },
};
