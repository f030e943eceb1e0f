import { batchFailure } from '../failure.ts';
import type { BatchElements, DeploymentMapping } from './batch-elements.ts';

/** What of a batch no job has been made for yet, and how all its jobs do their work. */
export interface BatchConfiguration {
  ids: string[];
  mappings: DeploymentMapping[];
  settings: unknown;
}

/** The JSON of a batch's `configuration`: for Camunda the byte array that the batch names. */
export const writeBatch = ({ ids, mappings }: BatchElements, settings: unknown): string =>
  JSON.stringify({ ids, mappings, settings });

export const readBatch = (configuration: string): BatchConfiguration => {
  const { ids, ...rest } = JSON.parse(configuration) as BatchConfiguration;
  if (ids.some((id) => id === null)) throw batchFailure.nullElement();
  return { ids, ...rest };
};

/** The JSON of a job's `handlerConfiguration`, likewise. */
export const writeShare = (ids: readonly string[], settings: unknown): string =>
  JSON.stringify({ ids, settings });

export const readShare = (configuration: string | null): { ids: string[]; settings: unknown } =>
  JSON.parse(configuration ?? '{"ids":[]}') as { ids: string[]; settings: unknown };
