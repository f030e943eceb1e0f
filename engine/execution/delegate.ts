import { coerceToString } from '../expression/coerce.ts';
import type { Expression } from '../expression/expression.ts';
import {
  callHostFunction,
  callHostMethod,
  HostBean,
  hasMethod,
  hostValue,
} from '../expression/host-bean.ts';
import { executionFailure } from '../failure.ts';
import type { Delegate, Script, ValueSource } from '../model/process-graph.ts';
import { expressionContext } from './expression-context.ts';
import type { VariableScope } from './variable-scope.ts';
import type { Work } from './work.ts';

/** Runs user code outside of the engine; the answer is a value as expressions know them. */
export interface Scripts {
  run(scope: VariableScope, script: Script): Work<unknown>;
}

/** What the embedding host registered by name: for expressions, camunda:delegateExpression and camunda:class. */
export interface Beans {
  /** As expressions see it: a HostBean, or data. */
  get(name: string): unknown;
  /** Whether expressions can call it by its name alone, as `price(order)`. */
  isFunction(name: string): boolean;
}

/** Executes what a service task or a listener names, and answers its result (`undefined` where there is none). */
export function* runDelegate(scope: VariableScope, delegate: Delegate): Work<unknown> {
  switch (delegate.kind) {
    case 'expression':
      return yield* evaluated(scope, delegate.expression);
    case 'script':
      return yield* scope.context.surroundings.scripts.run(scope, delegate);
    case 'delegateExpression': {
      const target = yield* evaluated(scope, delegate.expression);
      return yield* call(scope, target, delegate.expression.text);
    }
    case 'class': {
      const bean = scope.context.surroundings.beans.get(delegate.className);
      return yield* call(scope, bean, delegate.className);
    }
  }
}

/** A function is called, of an object the method of Camunda's JavaDelegate or listeners; with `task` or `execution`. */
function* call(scope: VariableScope, target: unknown, name: string): Work<unknown> {
  const bean = hostValue(target);
  const context = expressionContext(scope, true);
  const args = [scope.namedObject('task') ?? scope.namedObject('execution')];
  if (bean instanceof HostBean) {
    if (typeof bean.target === 'function')
      return yield* settled(callHostFunction(bean, args, context, true));
    const method = ['execute', 'notify'].find((each) => hasMethod(bean, each));
    if (method !== undefined)
      return yield* settled(callHostMethod(bean, method, args, context, true));
  }
  throw executionFailure.delegateUnknown(name);
}

/** The value of a mapping. */
export function* evaluateSource(scope: VariableScope, source: ValueSource | null): Work<unknown> {
  if (source === null) return null;
  switch (source.kind) {
    case 'expression':
      return yield* evaluated(scope, source.expression);
    case 'script':
      return yield* scope.context.surroundings.scripts.run(scope, source);
    case 'list': {
      const items: unknown[] = [];
      for (const item of source.items) items.push(yield* evaluateSource(scope, item));
      return items;
    }
    case 'map': {
      const entries: [key: string, value: unknown][] = [];
      for (const [expression, value] of source.entries) {
        const key = yield* evaluated(scope, expression);
        if (key === null || key === undefined) throw executionFailure.noKey();
        entries.push([coerceToString(key), yield* evaluateSource(scope, value)]);
      }
      return new Map(entries.sort(byKey));
    }
  }
}

/** A map of Camunda's is sorted. */
const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** The value of an expression; a promise that the host answers is waited for. */
function* evaluated(scope: VariableScope, expression: Expression): Work<unknown> {
  return yield* settled(expression.evaluate(expressionContext(scope, true)));
}

function* settled(value: unknown): Work<unknown> {
  return value instanceof Promise ? yield value : value;
}
