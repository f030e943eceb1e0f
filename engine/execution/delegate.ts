import type { Expression } from '../expression/expression.ts';
import {
  callHostFunction,
  callHostMethod,
  HostBean,
  hasMethod,
  hostValue,
} from '../expression/host-bean.ts';
import { javaText } from '../expression/java-text.ts';
import { SortedMap } from '../expression/sorted-map.ts';
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

/** Who asks for a delegate: Camunda expects another Java interface for each. */
export type DelegateRole = 'activity' | 'executionListener' | 'taskListener';

/** Executes what an activity or a listener names, and answers its result (`undefined` where there is none). */
export function* runDelegate(
  scope: VariableScope,
  delegate: Delegate,
  role: DelegateRole,
): Work<unknown> {
  switch (delegate.kind) {
    case 'expression':
      return yield* evaluated(scope, delegate.expression);
    case 'script':
      return yield* scope.context.surroundings.scripts.run(scope, delegate);
    case 'delegateExpression': {
      const target = yield* evaluated(scope, delegate.expression);
      const bean = hostValue(target);
      if (!isDelegate(bean)) throw executionFailure.notDelegate(delegate.expression.text, role);
      return yield* call(scope, bean);
    }
    case 'class': {
      const bean = hostValue(scope.context.surroundings.beans.get(delegate.className));
      if (!isDelegate(bean)) throw executionFailure.classUnknown(delegate.className);
      return yield* call(scope, bean);
    }
  }
}

/** A function is called, of an object the method of Camunda's JavaDelegate or listeners; with `task` or `execution`. */
function* call(scope: VariableScope, bean: HostBean): Work<unknown> {
  const context = expressionContext(scope, true);
  const args = [scope.namedObject('task') ?? scope.namedObject('execution')];
  const method = methodOf(bean);
  return yield* settled(
    method === undefined
      ? callHostFunction(bean, args, context, true)
      : callHostMethod(bean, method, args, context, true),
  );
}

const isDelegate = (value: unknown): value is HostBean =>
  value instanceof HostBean &&
  (typeof value.target === 'function' || methodOf(value) !== undefined);

const methodOf = (bean: HostBean): string | undefined =>
  typeof bean.target === 'function'
    ? undefined
    : ['execute', 'notify'].find((each) => hasMethod(bean, each));

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
      const entries: [key: unknown, value: unknown][] = [];
      for (const [expression, value] of source.entries) {
        const key = yield* evaluated(scope, expression);
        if (key === null || key === undefined) throw executionFailure.noKey();
        entries.push([key, yield* evaluateSource(scope, value)]);
      }
      // A map of Camunda's is sorted.
      return new SortedMap(
        entries.sort(([one], [other]) => (javaText(one) < javaText(other) ? -1 : 1)),
      );
    }
  }
}

/** The value of an expression; a promise that the host answers is waited for. */
function* evaluated(scope: VariableScope, expression: Expression): Work<unknown> {
  return yield* settled(expression.evaluate(expressionContext(scope, true)));
}

function* settled(value: unknown): Work<unknown> {
  return value instanceof Promise ? yield value : value;
}
