import type { Activity, Transition } from '../model/process-graph.ts';
import type { TypedValue } from './variable-scope.ts';

/** Scopes that are still to be entered on the way to a target, outermost first (ScopeInstantiationContext). */
export interface Instantiation {
  scopes: Activity[];
  target: Activity | Transition;
  variables: ReadonlyMap<string, TypedValue>;
  variablesLocal: ReadonlyMap<string, TypedValue>;
  skipCustomListeners: boolean;
  skipIoMappings: boolean;
}
