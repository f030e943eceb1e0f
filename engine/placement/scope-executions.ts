import { leavesOf, mappingOf } from '../execution/activity-execution-mapping.ts';
import type { Execution } from '../execution/execution.ts';
import type { Scope } from '../model/process-graph.ts';

/** Which executions there are of each scope, and of each activity that is executed (ActivityExecutionTreeMapping). */
export class ScopeExecutions {
  readonly #byScope = new Map<Scope, Set<Execution>>();

  constructor(instance: Execution) {
    for (const leaf of leavesOf(instance)) {
      if (leaf.activity) {
        if (leaf.activityInstanceId !== null) this.#add(leaf.activity, leaf);
        for (const [scope, execution] of mappingOf(leaf)) this.#add(scope, execution);
      } else if (leaf.isProcessInstance) this.#add(leaf.graph, leaf);
    }
  }

  of(scope: Scope): ReadonlySet<Execution> {
    return this.#byScope.get(scope) ?? none;
  }

  #add(scope: Scope, execution: Execution): void {
    const executions = this.#byScope.get(scope);
    if (executions) executions.add(execution);
    else this.#byScope.set(scope, new Set([execution]));
  }
}

const none: ReadonlySet<Execution> = new Set();
