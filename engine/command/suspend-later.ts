import type { JobHandler } from '../job/job-handlers.ts';
import { insertJob } from '../job/job-row.ts';
import type { CommandContext, Work } from './command.ts';
import { type SuspendProcessDefinition, suspendProcessDefinition } from './suspend.ts';
import { type SuspendJobDefinitions, suspendJobDefinitions } from './suspend-jobs.ts';

/** Suspends or activates definitions, or job definitions, at a time: it is a job's work then. */
export type SuspendLater = {
  /** Milliseconds since 1970. */
  dueDate: number;
} & ({ processDefinitions: SuspendProcessDefinition } | { jobDefinitions: SuspendJobDefinitions });

/** AbstractSetStateCmd.scheduleSuspensionStateUpdate */
export function* suspendLater(context: CommandContext, later: SuspendLater): Work {
  const isOfJobs = 'jobDefinitions' in later;
  const command = isOfJobs ? later.jobDefinitions : later.processDefinitions;
  const verb = command.suspended ? 'suspend' : 'activate';
  insertJob(context, {
    type: 'timer',
    handlerType: `${verb}-${isOfJobs ? 'job-definition' : 'processdefinition'}`,
    handlerConfiguration: configurationOf(command),
    dueDate: later.dueDate,
    deploymentId: deploymentOf(context, command),
  });
}

type Command = SuspendProcessDefinition | SuspendJobDefinitions;

/** As Camunda writes it (ProcessDefinitionSuspensionStateConfiguration, JobDefinitionSuspensionStateConfiguration). */
interface Configuration {
  by: 'processDefinitionId' | 'processDefinitionKey' | 'jobDefinitionId';
  processDefinitionId?: string;
  processDefinitionKey?: string;
  processDefinitionTenantId?: string | null;
  jobDefinitionId?: string;
  includeProcessInstances?: boolean;
  includeJobs?: boolean;
}

const configurationOf = (command: Command): string => {
  const { suspended: _, ...named } = command;
  const { tenantId, ...rest } = { tenantId: undefined, ...named };
  const by =
    'jobDefinitionId' in command
      ? 'jobDefinitionId'
      : 'processDefinitionId' in command
        ? 'processDefinitionId'
        : 'processDefinitionKey';
  const configuration: Configuration = { by, ...rest, processDefinitionTenantId: tenantId };
  return JSON.stringify(configuration);
};

/** What a configuration is about. */
const namedIn = (configuration: Configuration) => {
  const { by, processDefinitionKey = '', processDefinitionTenantId: tenantId } = configuration;
  if (by === 'processDefinitionKey') return { processDefinitionKey, tenantId };
  return { processDefinitionId: configuration.processDefinitionId ?? '' };
};

const read = (text: string | null): Configuration => JSON.parse(text ?? '{}') as Configuration;

const ofDefinitions =
  (suspended: boolean): JobHandler =>
  (context, { handlerConfiguration }) => {
    const configuration = read(handlerConfiguration);
    const { includeProcessInstances = false } = configuration;
    const named = namedIn(configuration);
    return suspendProcessDefinition(context, { suspended, includeProcessInstances, ...named });
  };

const ofJobDefinitions =
  (suspended: boolean): JobHandler =>
  (context, { handlerConfiguration }) => {
    const configuration = read(handlerConfiguration);
    const { jobDefinitionId, includeJobs = false } = configuration;
    const named = jobDefinitionId === undefined ? namedIn(configuration) : { jobDefinitionId };
    return suspendJobDefinitions(context, { suspended, includeJobs, ...named });
  };

/** TimerSuspendProcessDefinitionHandler and its kin. */
export const suspensionJobHandlers = {
  'suspend-processdefinition': ofDefinitions(true),
  'activate-processdefinition': ofDefinitions(false),
  'suspend-job-definition': ofJobDefinitions(true),
  'activate-job-definition': ofJobDefinitions(false),
} satisfies Record<string, JobHandler>;

/** That of what is named; of a key the newest version's. */
const deploymentOf = ({ unit }: CommandContext, command: Command): string | null => {
  if ('processDefinitionKey' in command) {
    const { processDefinitionKey, tenantId } = command;
    const [newest] = unit
      .find('processDefinition', 'key', processDefinitionKey)
      .filter((row) => tenantId === undefined || row.tenantId === tenantId)
      .sort((one, other) => other.version - one.version);
    return newest?.deploymentId ?? null;
  }
  const id =
    'processDefinitionId' in command
      ? command.processDefinitionId
      : unit.get('jobDefinition', command.jobDefinitionId)?.processDefinitionId;
  return (id && unit.get('processDefinition', id)?.deploymentId) || null;
};
