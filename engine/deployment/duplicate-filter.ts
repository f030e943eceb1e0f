import type { CommandContext } from '../execution/context.ts';
import type { DeploymentRow } from '../store/tables.ts';
import type { Contents } from './given-resources.ts';

/** Which deployments count as earlier ones of this one. */
export interface DeploymentIdentity {
  name: string | null;
  source: string | null;
  tenantId: string | null;
}

/** Files that are not as they were deployed last under that name: with one such file all, or only those files. */
export const resourcesToDeploy = (
  context: CommandContext,
  identity: DeploymentIdentity,
  given: Contents,
  filtering: 'none' | 'all' | 'changed',
): Contents => {
  if (filtering === 'none') return given;
  const earlier = earlierContents(context, identity);
  const changed = [...given].filter(([name, content]) => earlier.get(name) !== content);
  return filtering === 'all' && changed.length > 0 ? given : new Map(changed);
};

/** The latest deployment of a name, of whatever source or tenant: what answers when nothing is deployed. */
export const latestDeployment = (
  context: CommandContext,
  name: string | null,
): DeploymentRow | undefined => named(context, name).at(-1);

const named = (context: CommandContext, name: string | null): DeploymentRow[] =>
  name === null
    ? []
    : context.unit
        .find('deployment', 'name', name)
        .sort((one, other) => one.deploymentTime - other.deploymentTime);

/** Each file as it was deployed last; without a source, that of process applications is meant (Resource.xml). */
const earlierContents = (
  context: CommandContext,
  { name, source, tenantId }: DeploymentIdentity,
): Contents => {
  const contents = new Map<string, string>();
  for (const deployment of named(context, name)) {
    const isOfSource =
      !source || source === PROCESS_APPLICATION
        ? deployment.source === null || deployment.source === PROCESS_APPLICATION
        : deployment.source === source;
    if (!isOfSource || deployment.tenantId !== tenantId) continue;
    for (const row of context.unit.find('resource', 'deploymentId', deployment.id))
      contents.set(row.name, row.content);
  }
  return contents;
};

const PROCESS_APPLICATION = 'process application';
