import { apart } from './apart.ts';

/** How one backend runs scripts. */
export interface ScriptFigures {
  backend: string;
  /** A caller after another. */
  p50Ms: number;
  p99Ms: number;
  /** Calls a second of 64 callers at once, by 1 and by 2 workers. */
  by1: number;
  by2: number;
  /** From the end of a script that had to be killed to the answer of the next one: the median. */
  recoveryMs: number;
  /** For how long the process that has the workers did nothing else, while scripts looped and ate memory. */
  silenceMs: number;
}

export interface AllScriptFigures {
  backends: ScriptFigures[];
  /** Calls a second of node:vm in the same process, which isolates nothing: a compiled script in a context that is kept. */
  vm: number;
}

export const scripts = (): Promise<AllScriptFigures> => apart('scripts');
