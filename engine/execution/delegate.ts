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
  get(name: string): unknown;
}

/** A delegate that the host registered: called with what `execution` (or `task`) is to expressions. */
export type DelegateFunction = (scope: unknown) => unknown;

/** Executes what a service task or a listener names, and answers its result (`undefined` where there is none). */
export function* runDelegate(scope: VariableScope, delegate: Delegate): Work<unknown> {
  switch (delegate.kind) {
    case 'expression':
      return yield* settled(delegate.expression.evaluate(expressionContext(scope)));
    case 'script':
      return yield* scope.context.surroundings.scripts.run(scope, delegate);
    case 'delegateExpression':
      return yield* call(
        scope,
        delegate.expression.evaluate(expressionContext(scope)),
        delegate.expression.text,
      );
    case 'class':
      return yield* call(
        scope,
        scope.context.surroundings.beans.get(delegate.className),
        delegate.className,
      );
  }
}

function* call(scope: VariableScope, target: unknown, name: string): Work<unknown> {
  if (typeof target !== 'function') throw executionFailure.delegateUnknown(name);
  return yield* settled(
    (target as DelegateFunction)(expressionContext(scope).resolve('execution')),
  );
}

/** The value of a mapping. */
export function* evaluateSource(scope: VariableScope, source: ValueSource | null): Work<unknown> {
  if (source === null) return null;
  switch (source.kind) {
    case 'expression':
      return yield* settled(source.expression.evaluate(expressionContext(scope)));
    case 'script':
      return yield* scope.context.surroundings.scripts.run(scope, source);
    case 'list': {
      const items: unknown[] = [];
      for (const item of source.items) items.push(yield* evaluateSource(scope, item));
      return items;
    }
    case 'map': {
      const entries = new Map<string, unknown>();
      for (const [key, value] of source.entries)
        entries.set(key, yield* evaluateSource(scope, value));
      return entries;
    }
  }
}

function* settled(value: unknown): Work<unknown> {
  return value instanceof Promise ? yield value : value;
}
