import type { Scripts } from '../execution/delegate.ts';
import { executionFailure } from '../failure.ts';

/** Scripts deploy, and fail where they would run: no script engine is installed. */
export const noScripts: Scripts = {
  // biome-ignore lint/correctness/useYield: it never gets that far
  *run(_scope, script) {
    throw executionFailure.noScriptEngine(script.format);
  },
};
