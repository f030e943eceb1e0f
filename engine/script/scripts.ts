import { availableParallelism } from 'node:os';
import type { Scripts } from '../execution/delegate.ts';
import { isChange } from '../execution/engine-object.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { raiseIncident } from '../execution/incident-object.ts';
import { BpmnError } from '../execution/propagate-error.ts';
import type { VariableScope } from '../execution/variable-scope.ts';
import type { Work } from '../execution/work.ts';
import { coerceToString } from '../expression/coerce.ts';
import { noSuchMethod } from '../expression/expression.ts';
import { withHostFunctions } from '../expression/host-function.ts';
import { exceptionText } from '../expression/java-exception.ts';
import { parseExpression } from '../expression/parse.ts';
import { executionFailure } from '../failure.ts';
import { deployedText } from '../model/deployed-text.ts';
import type { Script } from '../model/user-code.ts';
import { Grants } from '../permission/grants.ts';
import type { Permissions } from '../permission/permissions.ts';
import { Turn } from '../turn.ts';
import { backendOf, type ScriptBackend } from './backend/backend.ts';
import { ScriptEnded } from './pool/worker.ts';
import { WorkerPool } from './pool/worker-pool.ts';
import { executionOf, object, requestOf, type ScriptRequest } from './request.ts';
import type { Reply, Target } from './wire.ts';

/** Scripts outside of the engine's own realm; nothing is started before the first one. */
export interface IsolatedScripts extends Scripts {
  /** Ends what runs them. */
  close(): Promise<void>;
}

export interface ScriptOptions {
  backend: ScriptBackend;
  /** For how long one script may run. */
  timeoutMs: number;
  /** What scripts may be granted at most; paths are absolute. */
  permissions: Permissions;
  /** The variables that a script may be granted. */
  environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs scripts in a pool of workers. A script sees a copy of its scope; what it changes is applied when it has ended,
 * also where it ended with an error that a catcher may catch. Throws where this machine has not what the backend needs.
 */
export const isolatedScripts = (options: ScriptOptions): IsolatedScripts => {
  const pool = new WorkerPool(backendOf(options.backend), options.timeoutMs, WORKERS);
  const nothing = new Grants(options.permissions);
  const known = new WeakMap<Permissions, Grants>();
  const grantsOf = (asked: Permissions | null): Grants => {
    if (asked === null) return nothing;
    const grants = known.get(asked) ?? new Grants(options.permissions, asked);
    known.set(asked, grants);
    return grants;
  };
  return {
    close: () => pool.close(),
    *run(scope, script) {
      const source = sourceOf(scope, script);
      const format = script.format.toLowerCase();
      if (format === 'juel') return juel(scope, source);
      const language = LANGUAGES[format];
      if (!language) throw executionFailure.noScriptEngine(format);
      const definitionId = definitionOf(scope);
      const grants = grantsOf(definitionId ? scope.context.graph(definitionId).permissions : null);
      const environment = grants.key === '' ? undefined : grants.environment(options.environment);
      const request = requestOf(scope, { language, source, ...(environment && { environment }) });
      const reply = (yield () => settle(pool, request, grants)) as Reply | string;
      if (typeof reply === 'string') throw failed(request, reply);
      return yield* apply(scope, request, reply);
    },
  };
};

const juel = (scope: VariableScope, source: string): unknown => {
  const { isFunction } = scope.context.surroundings.beans;
  const expression = withHostFunctions(isFunction, () => parseExpression(source));
  return expression.evaluate(expressionContext(scope));
};

/** Workers at once, started when others are busy; the engine keeps a core for itself where there are some. */
const WORKERS = Math.max(2, Math.min(8, availableParallelism() - 1));

/**
 * By the format in small letters, in which Camunda looks for it: the names of GraalJS's script engine, and TypeScript,
 * which Camunda does not have.
 */
const LANGUAGES: Readonly<Partial<Record<string, ScriptRequest['language']>>> = {
  __proto__: null as never,
  javascript: 'javascript',
  ecmascript: 'javascript',
  js: 'javascript',
  'graal.js': 'javascript',
  graaljs: 'javascript',
  typescript: 'typescript',
};

const sourceOf = (scope: VariableScope, { source, late }: Script): string => {
  if (!late) return source;
  const value = String(late.expression.evaluate(expressionContext(scope)));
  return late.yields === 'resource' ? resourceOf(scope, value) : value;
};

/** The text of a resource of the deployment to which the process belongs. */
const resourceOf = (scope: VariableScope, path: string): string => {
  const { unit } = scope.context;
  const definition = unit.get('processDefinition', definitionOf(scope) ?? '');
  const text = deployedText(path, (name) => {
    const row =
      definition &&
      unit
        .find('resource', 'deploymentId', definition.deploymentId)
        .find((candidate) => candidate.name === name);
    return row && Buffer.from(row.content, 'base64');
  });
  if (text === undefined) throw executionFailure.noScriptResource(path);
  return text;
};

const definitionOf = (scope: VariableScope): string | null =>
  scope.scopeExecution?.row.processDefinitionId ?? null;

/** The reply, or why there is none. */
const settle = async (
  pool: WorkerPool,
  request: ScriptRequest,
  grants: Grants,
): Promise<Reply | string> => {
  try {
    return await pool.run(request, grants);
  } catch (error) {
    if (error instanceof ScriptEnded) return error.message;
    throw error;
  }
};

function* apply(scope: VariableScope, request: ScriptRequest, reply: Reply): Work<unknown> {
  const turn = new Turn();
  const ids = request.incidentIds?.values();
  for (const write of reply.writes) {
    const others = turn.step();
    if (others) yield others;
    const refusal = change(scope, write, ids);
    if (refusal !== undefined) throw failed(request, refusal);
  }
  const { outcome } = reply;
  if ('bpmnError' in outcome)
    throw new BpmnError(outcome.bpmnError.code, outcome.bpmnError.message);
  if ('error' in outcome) throw failed(request, `${EXCEPTION}: ${outcome.error}`);
  return outcome.result;
}

/** Makes a change of the script; answers why it cannot be made, as Camunda tells it of the script. */
const change = (
  scope: VariableScope,
  { target, method, args }: Reply['writes'][number],
  ids: Iterator<string> | undefined,
): string | undefined => {
  try {
    const done =
      method === 'createIncident'
        ? raised(scope, target, args, ids?.next().value)
        : isChange(method)
          ? object(scope, target)?.invoke(method, args)
          : noSuchMethod;
    if (done !== undefined && done !== noSuchMethod) return undefined;
    return `No method ${method} of ${target} for ${args.length} arguments`;
  } catch (error) {
    const refusal = exceptionText(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
};

/** An incident has the id by which the script knows it already. */
const raised = (
  scope: VariableScope,
  target: Target,
  args: readonly unknown[],
  id: string | undefined,
): unknown => {
  const execution = target === 'task' ? undefined : executionOf(scope, target);
  const [type = null, configuration = null, message = null] = args.map((each) =>
    each === null ? null : coerceToString(each),
  );
  return execution && raiseIncident(execution, type, configuration, message, id);
};

/** The class that Camunda's messages name for whatever a script throws. */
const EXCEPTION = 'org.graalvm.polyglot.PolyglotException';

/** ExecutableScript.getActivityIdExceptionMessage */
const failed = ({ properties, execution = properties }: ScriptRequest, cause: string) =>
  executionFailure.scriptFailed(
    execution.currentActivityId as string | null,
    execution.processDefinitionId as string | null,
    cause,
  );
