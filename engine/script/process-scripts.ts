import type { Scripts } from '../execution/delegate.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { BpmnError } from '../execution/propagate-error.ts';
import type { VariableScope } from '../execution/variable-scope.ts';
import type { Work } from '../execution/work.ts';
import { noSuchMethod } from '../expression/expression.ts';
import { parseExpression } from '../expression/parse.ts';
import { executionFailure } from '../failure.ts';
import type { Script } from '../model/user-code.ts';
import { object, requestOf, type ScriptRequest } from './request.ts';
import { type Reply, WrongReply } from './wire.ts';
import { WorkerPool } from './worker-pool.ts';
import { ScriptEnded } from './worker-process.ts';

/** Scripts in processes of their own; nothing is started before the first one. */
export interface ProcessScripts extends Scripts {
  /** Ends the processes. */
  close(): Promise<void>;
}

/**
 * Runs scripts in a pool of processes. A script sees a copy of its scope; what it changes is applied when it has ended,
 * also where it ended with an error that a catcher may catch. `timeoutMs`: for how long one script may run.
 */
export const processScripts = ({ timeoutMs }: { timeoutMs: number }): ProcessScripts => {
  const pool = new WorkerPool(timeoutMs);
  return {
    close: () => pool.close(),
    *run(scope, script) {
      const source = sourceOf(scope, script);
      const format = script.format.toLowerCase();
      if (format === 'juel') return parseExpression(source).evaluate(expressionContext(scope));
      if (!JAVASCRIPT.includes(format)) throw executionFailure.noScriptEngine(format);
      const request = requestOf(scope, source);
      const reply = (yield () => settle(pool, request)) as Reply | string;
      if (typeof reply === 'string') throw failed(request, reply);
      return yield* apply(scope, request, reply);
    },
  };
};

/** Names of GraalJS's script engine; Camunda looks for them in small letters. */
const JAVASCRIPT = ['javascript', 'ecmascript', 'js', 'graal.js', 'graaljs'];

const sourceOf = (scope: VariableScope, { source, late }: Script): string => {
  if (!late) return source;
  const value = late.expression.evaluate(expressionContext(scope));
  if (late.yields === 'resource') throw executionFailure.noScriptResource(String(value));
  return String(value);
};

/** The reply, or why there is none. */
const settle = async (pool: WorkerPool, request: ScriptRequest): Promise<Reply | string> => {
  try {
    return await pool.run(request);
  } catch (error) {
    if (error instanceof ScriptEnded) return error.message;
    if (error instanceof WrongReply)
      return `The answer of the script was refused: ${error.message}`;
    throw error;
  }
};

function* apply(scope: VariableScope, request: ScriptRequest, reply: Reply): Work<unknown> {
  for (const { target, method, args } of reply.writes) {
    const done = WRITES.test(method) ? object(scope, target)?.invoke(method, args) : noSuchMethod;
    if (done === undefined || done === noSuchMethod)
      throw failed(request, `No method ${method} of ${target} for ${args.length} arguments`);
  }
  const { outcome } = reply;
  if ('bpmnError' in outcome)
    throw new BpmnError(outcome.bpmnError.code, outcome.bpmnError.message);
  if ('error' in outcome) throw failed(request, `${EXCEPTION}: ${outcome.error}`);
  return outcome.result;
}

const WRITES = /^(set|remove|add|delete)[A-Z]/;

/** The class that Camunda's messages name for whatever a script throws. */
const EXCEPTION = 'org.graalvm.polyglot.PolyglotException';

/** ExecutableScript.getActivityIdExceptionMessage */
const failed = ({ properties, execution = properties }: ScriptRequest, cause: string) =>
  executionFailure.scriptFailed(
    execution.currentActivityId as string | null,
    execution.processDefinitionId as string | null,
    cause,
  );
