import {
  badRequest,
  engineFailure,
  Failure,
  notFound,
  notValid,
  nullValue,
  type Texts,
} from './failure.ts';
import { persistenceFailure } from './store.ts';

/** Process definitions that are not there or not startable (GetDeployedProcessDefinitionCmd, DeploymentCache). */
export const definitionFailure = {
  negativeTimeToLive: () => badRequest('historyTimeToLive is not greater than or equal to 0'),
  /** Camunda asks an unknown definition for its time to live. */
  noTimeToLive: () =>
    new Failure(500, 'NullPointerException', 'there is no definition with that id', null),
  /** As the commands say it that delete definitions. */
  nothingToDelete: (id: string) =>
    notFound(`No process definition found with id '${id}': processDefinition is null`),
  nothingOfKeyToDelete: (key: string) =>
    notFound(`No process definition found with key '${key}': processDefinitions is empty`),
  unknownId: (id: string) =>
    new Failure(
      404,
      'NotFoundException',
      `no deployed process definition found with id '${id}': processDefinition is null`,
    ),
  unknownKey: (key: string, tenantId: string | null) =>
    nullValue(
      `no processes deployed with key '${key}'${tenantId === null ? '' : ` and tenant-id '${tenantId}'`}: processDefinition is null`,
    ),
  notInDeployment: (key: string | null, deploymentId: string) =>
    nullValue(
      `no processes deployed with key = '${key}' in deployment = '${deploymentId}': processDefinition is null`,
    ),
  unknownVersion: (key: string | null, version: number | null, tenantId: string | null) =>
    nullValue(
      `no processes deployed with key = '${key}', version = '${version}' and tenant-id = '${tenantId}': processDefinition is null`,
    ),
  unknownVersionTag: (key: string | null, versionTag: string | null, tenantId: string | null) =>
    nullValue(
      `no processes deployed with key = '${key}', versionTag = '${versionTag}' and tenant-id = '${tenantId}': processDefinition is null`,
    ),
  /** Camunda means to name the tenant here. */
  severalOfVersionTag: (count: number, key: string | null, versionTag: string) =>
    engineFailure(
      `ENGINE-03045 There are '${count}' results for a process definition with key '${key}', versionTag '${versionTag}' and tenant-id '{}'.`,
    ),
  unknownCalled: (key: string | null, tenantId: string | null) =>
    nullValue(
      `no processes deployed with key '${key}' and tenant-id '${tenantId}': processDefinition is null`,
    ),
  skipsWithoutInstructions: () =>
    badRequest(
      'ENGINE-13024 Cannot skip custom listeners or input/output mappings when start a process instance at default start activity.',
    ),
  /** Camunda means to name the process here. */
  noInitialActivity: () =>
    nullValue(
      "Process 'null' has no default start activity (e.g. none start event), hence you cannot use 'startProcessInstanceBy...' but have to start it using one of the modeled start events (e.g. message start events): initial is null",
    ),
};

/** Decisions that a business rule task names (DecisionDefinitionCache). */
export const decisionFailure = {
  unknown: (key: string | null, tenantId: string | null) =>
    noDecision(`no decision definition deployed with key '${key}' and tenant-id '${tenantId}'`),
  notInDeployment: (key: string | null, deploymentId: string) =>
    noDecision(
      `no decision definition deployed with key = '${key}' in deployment = '${deploymentId}'`,
    ),
  unknownVersion: (key: string | null, version: number | null, tenantId: string | null) =>
    noDecision(
      `no decision definition deployed with key = '${key}', version = '${version}' and tenant-id '${tenantId}'`,
    ),
  unknownVersionTag: (key: string | null, versionTag: string | null, tenantId: string | null) =>
    noDecision(
      `no decision definition deployed with key = '${key}', versionTag = '${versionTag}' and tenant-id '${tenantId}'`,
    ),
} satisfies Texts;

const noDecision = (text: string) => notFound(`${text}: decisionDefinition is null`);

/** Deployments (org.camunda.bpm.engine.impl.cmd: DeployCmd, BpmnDeployer, DeploymentManager). */
export const deploymentFailure = {
  noResources: () => notValid('No deployment resources contained to deploy.'),
  unknown: (id: string) => notFound(`The following deployments are not found by id: ${id}`),
  missingResources: (id: string, by: 'id' | 'name', missing: readonly string[]) =>
    notFound(
      `The deployment with id '${id}' does not contain the following resources with ${by}: ${missing.join(', ')}`,
    ),
  sameKey: (key: string) =>
    engineFailure(
      `The deployment contains definitions with the same key '${key}' (id attribute), this is not allowed`,
    ),
  messageTaken: (resourceName: string, message: string | null) =>
    engineFailure(
      `ENGINE-01011 Cannot deploy process definition '${resourceName}': there already is a message event subscription for the message with name '${message}'.`,
    ),
  /** Camunda takes the key for the configuration of the timer's job. */
  timerWithoutKey: () =>
    new Failure(
      500,
      'NullPointerException',
      'Cannot invoke "String.split(String)" because "canonicalString" is null',
      null,
    ),
  /** A process without an id has no key. */
  notStored: () => persistenceFailure(),
  instancesRunning: (definitionId: string, count: number) =>
    engineFailure(
      `ENGINE-03076 Deletion of process definition without cascading failed. Process definition with id: ${definitionId} can't be deleted, because there are ${count} dependent process instances.`,
    ),
};
