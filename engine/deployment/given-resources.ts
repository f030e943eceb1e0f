import type { CommandContext } from '../execution/context.ts';
import { deploymentFailure } from '../failure.ts';
import type { ResourceRow } from '../store/tables.ts';

/** A file to deploy. */
export interface GivenResource {
  name: string;
  bytes: Uint8Array;
}

/** Files of an earlier deployment that are deployed again: all of them, unless some are chosen. */
export interface Redeployment {
  deploymentId: string;
  resourceIds?: readonly string[];
  resourceNames?: readonly string[];
}

/** Files by name, the last of several of one name; the content is base64. */
export type Contents = ReadonlyMap<string, string>;

export const contentsOf = (resources: readonly GivenResource[]): Contents =>
  new Map(resources.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]));

/** The files that a redeployment means; refused where the earlier deployment has no such file (DeployCmd.getResources). */
export const redeployed = (context: CommandContext, redeployment: Redeployment): Contents => {
  const { deploymentId, resourceIds = [], resourceNames = [] } = redeployment;
  const all = context.unit.find('resource', 'deploymentId', deploymentId);
  if (resourceIds.length === 0 && resourceNames.length === 0) return contents(all);
  return contents([
    ...chosen(deploymentId, all, 'id', resourceIds),
    ...chosen(deploymentId, all, 'name', resourceNames),
  ]);
};

const chosen = (
  deploymentId: string,
  all: readonly ResourceRow[],
  by: 'id' | 'name',
  wanted: readonly string[],
): readonly ResourceRow[] => {
  const missing = wanted.filter((value) => !all.some((row) => row[by] === value));
  if (missing.length > 0) throw deploymentFailure.missingResources(deploymentId, by, missing);
  return all.filter((row) => wanted.includes(row[by]));
};

const contents = (rows: readonly ResourceRow[]): Contents =>
  new Map(rows.map(({ name, content }) => [name, content]));
