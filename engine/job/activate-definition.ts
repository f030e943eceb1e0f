import type { CommandContext } from '../execution/context.ts';
import { setDefinitionSuspended } from '../execution/suspend-definition.ts';
import type { Work } from '../execution/work.ts';
import type { JobRow } from '../store/tables.ts';

/** The job that activates a definition at a time; it names the definition only here, in its configuration. */
export const activationConfiguration = (processDefinitionId: string): string =>
  JSON.stringify({
    by: 'processDefinitionId',
    includeProcessInstances: false,
    processDefinitionId,
  });

/** TimerActivateProcessDefinitionHandler */
export function* activateDefinition(context: CommandContext, job: JobRow): Work {
  const { processDefinitionId } = JSON.parse(job.handlerConfiguration ?? '{}') as {
    processDefinitionId: string;
  };
  const definition = context.unit.get('processDefinition', processDefinitionId);
  if (definition) setDefinitionSuspended(context, definition, false);
}
