import { executionFailure } from '../failure.ts';
import { Turn } from '../turn.ts';
import type { Signal } from './element.ts';
import type { Execution } from './execution.ts';
import { nothing, type Work } from './work.ts';

/** Every step there is; Camunda's PvmAtomicOperation of the same name. */
export type OperationName =
  | 'processStart'
  | 'fireProcessStart'
  | 'processEnd'
  | 'activityStartCreateScope'
  | 'activityStart'
  | 'activityExecute'
  | 'activityStartConcurrent'
  | 'activityStartCancelScope'
  | 'activityStartInterruptScope'
  | 'activityInitStack'
  | 'activitySignal'
  | 'activityLeave'
  | 'activityNotifyListenerEnd'
  | 'activityEnd'
  | 'fireActivityEnd'
  | 'transitionNotifyListenerEnd'
  | 'transitionDestroyScope'
  | 'transitionNotifyListenerTake'
  | 'transitionStartNotifyListenerTake'
  | 'transitionInterruptFlowScope'
  | 'transitionCreateScope'
  | 'transitionNotifyListenerStart'
  | 'deleteCascade'
  | 'deleteCascadeFireActivityEnd';

/** One small step of execution. */
export interface Operation {
  /** Waits for its turn in the loop, last come first served; others run at once, where they are asked for. */
  queued?: boolean;
  /** Goes on though the execution is suspended. */
  allowedWhenSuspended?: boolean;
  /** Runs on the very execution it was asked for, even if that was replaced meanwhile. */
  keepsExecution?: boolean;
  /** Whether a job takes over here instead (asyncBefore, asyncAfter). */
  isAsync?: (execution: Execution) => boolean;
  /** Nothing is left to do on an execution in that state. */
  isObsolete?: (execution: Execution) => boolean;
  run: (execution: Execution) => Work;
}

export type Operations = Readonly<Record<OperationName, Operation>>;

/**
 * So many steps may follow from one; a model that comes to no wait state, such as a loop of gateways, would go on until
 * the memory is full. 10,000 parallel instances of a user task are some 60,000.
 */
const MAX_STEPS = 100_000;

interface Invocation {
  name: OperationName;
  execution: Execution;
  async: boolean;
}

/**
 * Performs operations in the order in which Camunda's CommandInvocationContext does: what is queued waits for the
 * operation under way to return, and the last queued comes first, so that a token runs to its next wait state before
 * its sibling moves.
 */
export class StepLoop {
  readonly #queue: Invocation[] = [];
  #isRunning = false;
  #isUnderWay = false;
  #steps = 0;
  readonly #turn = new Turn();
  /** Where execution came to last: what a failed job shows. */
  latestActivityId: string | null = null;

  constructor(
    private readonly operations: Operations,
    /** Makes the job that performs an operation later. */
    private readonly schedule: (execution: Execution, operation: OperationName) => void,
  ) {}

  perform(name: OperationName, execution: Execution): Work {
    const operation = this.operations[name];
    const async = !execution.ignoreAsync && (operation.isAsync?.(execution) ?? false);
    if (!async && !operation.allowedWhenSuspended && execution.isSuspended) {
      throw executionFailure.suspended('Execution', execution.id);
    }
    return this.#ask({ name, execution, async });
  }

  /** Performs what a job was made for: no job takes over this time. */
  resume(name: OperationName, execution: Execution): Work {
    return this.#ask({ name, execution, async: false });
  }

  #ask(invocation: Invocation): Work {
    return this.#isUnderWay ? this.#take(invocation) : this.#begin(invocation);
  }

  /** Steps are counted anew for what is asked for from outside, as for each of many instances that one command deletes. */
  *#begin(invocation: Invocation): Work {
    this.#steps = 0;
    this.#isUnderWay = true;
    try {
      yield* this.#take(invocation);
    } finally {
      this.#isUnderWay = false;
    }
  }

  #take(invocation: Invocation): Work {
    if (!this.operations[invocation.name].queued) return this.#invoke(invocation);
    this.#queue.push(invocation);
    return this.#isRunning ? nothing : this.#empty();
  }

  *#empty(): Work {
    this.#isRunning = true;
    try {
      for (let next = this.#queue.pop(); next; next = this.#queue.pop()) yield* this.#invoke(next);
    } finally {
      this.#isRunning = false;
    }
  }

  #invoke({ name, execution: asked, async }: Invocation): Work {
    const operation = this.operations[name];
    const execution = operation.keepsExecution ? asked : (asked.replacedBy ?? asked);
    if (operation.isObsolete?.(execution)) return nothing;
    if (++this.#steps > MAX_STEPS) throw executionFailure.endless(MAX_STEPS, this.latestActivityId);
    const others = this.#turn.step();
    const invocation = { name, execution, async };
    return others ? this.#runAfter(others, invocation) : this.#run(invocation);
  }

  *#runAfter(others: Promise<void>, invocation: Invocation): Work {
    yield others;
    yield* this.#run(invocation);
  }

  #run({ name, execution, async }: Invocation): Work {
    this.latestActivityId = execution.row.activityId ?? this.latestActivityId;
    if (!async) return this.operations[name].run(execution);
    this.schedule(execution, name);
    return nothing;
  }
}

/** Something outside resumes a waiting token (PvmExecutionImpl.signal). */
export const signal = (execution: Execution, given: Signal): Work => {
  execution.received = given;
  return perform(execution, 'activitySignal');
};

/** Asks for the next step of an execution. */
export const perform = (execution: Execution, name: OperationName): Work =>
  execution.context.loop.perform(name, execution);
