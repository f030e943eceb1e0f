import {
  type ExpressionObject,
  type HostPort,
  isExpressionObject,
} from '../expression/expression.ts';
import { toHost } from '../expression/host-argument.ts';
import { NotYetRead } from '../store/unit-of-work.ts';
import { hostScope, replay, type Write } from './host-scope.ts';

/** One call of the host's code, and what came of it. */
export interface Call {
  answer: { value: unknown; failed: boolean } | undefined;
  /** Settled when an answer that is a promise is known; never rejected. */
  pending: Promise<void> | undefined;
  /** What it did to `execution` and the like, to be done again where the command is. */
  readonly writes: Write[];
  /** A write that needed a row which was not at hand. */
  notYet: NotYetRead | undefined;
}

/**
 * What beans of the host were asked in one command, in this order. A command may be run again (see
 * UnitOfWork): then the same calls come in the same order, and get the answers that are kept here, so
 * that each is made once. A list beside the `Results` of drive, because expressions are evaluated
 * where nothing can be yielded.
 *
 * The same serves promises: one that is the whole answer of an expression is waited for by whoever
 * evaluates it, where it can; anywhere else the command is run again when the answer is there, as
 * for a row.
 */
export class HostCalls {
  readonly #calls: Call[] = [];
  #next = 0;

  /** Before each run of the command. */
  startOver(): void {
    this.#next = 0;
  }

  /** Answers what the host answers or throws what it throws; a promise only to those who may wait. */
  call(
    run: (args: readonly unknown[]) => unknown,
    args: readonly unknown[],
    mayWait: boolean,
  ): unknown {
    const objects: ExpressionObject[] = [];
    const collect = (object: ExpressionObject) => objects.push(object);
    for (const arg of args) toHost(arg, collect);
    for (const object of objects) readAround(object);
    const place = this.#next++;
    const known = this.#calls[place];
    if (known) replay(known.writes, objects);
    const call = known ?? this.#begin(run, args);
    if (call.pending && mayWait) return settled(call, call.pending);
    if (call.pending) throw new NotYetRead(call.pending);
    return answerOf(call);
  }

  #begin(run: (args: readonly unknown[]) => unknown, args: readonly unknown[]): Call {
    const call: Call = { answer: undefined, pending: undefined, writes: [], notYet: undefined };
    this.#calls.push(call);
    let count = 0;
    const show = (object: ExpressionObject) => hostScope(object, call, [count++]);
    try {
      const value = run(args.map((arg) => toHost(arg, show)));
      if (isThenable(value)) call.pending = whenSettled(call, value);
      else call.answer = { value, failed: false };
    } catch (error) {
      // A read in the midst of a call, of what nobody foresaw: the call counts as not made.
      if (error instanceof NotYetRead) {
        this.#calls.pop();
        throw error;
      }
      call.answer = { value: error, failed: true };
    }
    return call;
  }
}

/** What a call may ask for is read before it is made: once begun it cannot be begun again. */
const readAround = (object: ExpressionObject): void => {
  object.invoke('getVariableNames', []);
  object.property('processInstance');
  for (const name of ['superExecution', 'execution']) {
    const other = object.property(name);
    if (isExpressionObject(other)) readAround(other);
  }
};

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value instanceof Promise ||
  (typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function');

const whenSettled = async (call: Call, promise: PromiseLike<unknown>): Promise<void> => {
  try {
    call.answer = { value: await promise, failed: false };
  } catch (error) {
    call.answer = { value: error, failed: true };
  }
  call.pending = undefined;
};

const settled = async (call: Call, pending: Promise<void>): Promise<unknown> => {
  await pending;
  return answerOf(call);
};

const answerOf = (call: Call): unknown => {
  const { answer, notYet } = call;
  if (notYet) {
    call.notYet = undefined;
    throw notYet;
  }
  if (answer?.failed) throw answer.value;
  return answer?.value;
};

/** The beans of a command for its expressions. */
export const hostPort = (
  { surroundings: { beans, hostCalls } }: HostSurroundings,
  mayWait: boolean,
): HostPort => ({
  bean: (name) => beans.get(name),
  call: (run, args, isResult) => hostCalls.call(run, args, mayWait && isResult),
});

interface HostSurroundings {
  surroundings: { beans: { get(name: string): unknown }; hostCalls: HostCalls };
}
