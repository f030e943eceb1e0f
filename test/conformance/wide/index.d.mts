/** A block of a random process: plain data, from which BPMN is made. Where a list is missing it is empty. */
export interface Block {
  kind: string;
  id: string;
  children?: readonly Block[];
  /** Of a choice, one for each child. */
  conditions?: readonly string[];
  /** Boundary events. */
  guards?: readonly Block[];
  /** Event subprocesses. */
  handlers?: readonly Block[];
  /** What a block may have or not: mappings, listeners, several instances … */
  extras?: Readonly<Record<string, unknown>>;
}

/** One thing that is done, in words that do not depend on ids, such as {do: 'complete user3@1'}. */
export type Step = Readonly<Record<string, unknown>>;

/** A random process and a walk through it: random too, or by steps that are given. */
export interface WideCase {
  seed: number;
  tree: Block;
  steps?: readonly Step[];
}

export interface WideModel {
  key: string;
  xml: string;
  /** Ids of activities and of flows, without those of called processes. */
  places: string[];
  flows: string[];
}

/** The case of a seed; `size` is about how many blocks it has. */
export function wideCase(seed: number, options?: { size?: number }): WideCase;

/** What a case deploys. */
export function modelOf(one: WideCase): WideModel;

/** A case as a scenario; `made` is filled with the steps that were made. */
export function scenarioOf(one: WideCase, made?: Step[]): (scenario: never) => Promise<void>;
