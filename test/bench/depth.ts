import { apart } from './apart.ts';

/** What one more element costs an instance, in microseconds of the processor. */
export interface DepthFigures {
  element: string;
  /** In the process itself, beside one other token. */
  plain: number;
  /** Within 20 subprocesses. */
  deep: number;
  /** Beside 1,000 other tokens in the same scope. */
  crowded: number;
}

export const depth = (): Promise<DepthFigures[]> => apart('depth');
