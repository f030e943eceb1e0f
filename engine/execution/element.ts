import type { Activity, Transition } from '../model/process-graph.ts';
import type { Execution } from './execution.ts';
import type { Work } from './work.ts';

/**
 * What a token's arrival leads to. `wait`: the token stays until something outside resumes it. `leave`: the activity is
 * done, and is left by its flows. `done`: the element has passed the token on itself.
 */
export type Answer = 'wait' | 'leave' | 'done';

/**
 * What one kind of BPMN element does (Camunda: ActivityBehavior). An element is stateless; it reads the model from
 * `execution.activity`, answers, and for what an answer cannot say calls the verbs of this folder (start an activity,
 * take a flow, end). It never touches rows of the execution tree itself.
 */
export interface Element {
  /** Listeners and input mappings have run, the activity instance is open. */
  enter(execution: Execution): Answer | Work<Answer>;
  /**
   * Leaves: by default by each outgoing flow whose condition holds, by the default flow if none does, and ends where
   * there is no flow. An element that chooses otherwise says by which transitions, or does it itself (`done`).
   */
  leave?(execution: Execution): Work<readonly Transition[] | 'default' | 'done'>;
  /** Something outside resumes the waiting token: a completed task, a message, a job, an external worker. */
  resume?(execution: Execution, signal: Signal): Answer | Work<Answer>;
  /** Elements that contain others. */
  composite?: Composite;
  /** Elements that call other processes. */
  caller?: Caller;
}

/** Camunda's SubProcessActivityBehavior: how a call activity hears of the end of what it called. */
export interface Caller {
  passOutput(execution: Execution, calledInstance: Execution): Work;
  calledInstanceEnded(execution: Execution): Work;
}

export interface Signal {
  name: string | null;
  data: unknown;
}

/** Camunda's CompositeActivityBehavior and ModificationObserverBehavior. */
export interface Composite {
  /** A token inside has ended, others go on. */
  concurrentChildEnded(scopeExecution: Execution, endedExecution: Execution): Work;
  /** The last token inside has ended. */
  complete(scopeExecution: Execution): Work;
  /** Prepares a scope that was entered for a token placed inside; answers the execution for the first inner instance. */
  initializeScope?(scopeExecution: Execution): Work<Execution>;
  /** Makes room for one more inner instance (multi-instance), for a token that is placed inside from outside. */
  createInnerInstance?(scopeExecution: Execution, scope: Activity): Work<Execution>;
  /** An inner instance is taken away from outside. */
  destroyInnerInstance?(execution: Execution, scope: Activity): Work;
  /** Whether no token can be placed beside the one that is there (a sequential multi-instance). */
  isSequential?(scope: Activity): boolean;
}
