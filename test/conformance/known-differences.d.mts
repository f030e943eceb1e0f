import type { Step } from './wide/index.mjs';

/** A row of the README's table of differences. */
export interface KnownDifference {
  where: string;
  camunda: string;
  here: string;
  /** Whether a random process could meet it; then another one is drawn. */
  inModel?: (xml: string) => boolean;
  /** Whether a random step could; then another one is drawn. */
  inStep?: (step: Step, xml: string) => boolean;
}

export const knownDifferences: readonly KnownDifference[];

export function knownInModel(xml: string): string | undefined;
export function knownInStep(step: Step, xml: string): string | undefined;
