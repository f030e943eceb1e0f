import type { TypedValue } from '../execution/variable-scope.ts';
import { fromValue } from '../execution/variable-value.ts';
import type { Instruction } from '../placement/instruction.ts';

/** Variables of a host: plain JavaScript values by name. Whole numbers of 32 bits are Integers, others Doubles. */
export type PlainVariables = Readonly<Record<string, unknown>>;

export const typedVariables = (variables: PlainVariables): Map<string, TypedValue> =>
  new Map(Object.entries(variables).map(([name, value]) => [name, fromValue(value)]));

/** The instructions of a builder, collected in their order. */
export abstract class InstructionBuilder {
  protected readonly instructions: Instruction[] = [];
  protected skips = { skipCustomListeners: false, skipIoMappings: false };

  /** Places a token before an activity, which is then entered. */
  startBeforeActivity(activityId: string): this {
    this.instructions.push({ type: 'startBeforeActivity', activityId });
    return this;
  }

  /** Places a token behind an activity, on its one outgoing flow; the activity itself is not executed. */
  startAfterActivity(activityId: string): this {
    this.instructions.push({ type: 'startAfterActivity', activityId });
    return this;
  }

  /** Places a token on a sequence flow, whose condition is not asked. */
  startTransition(transitionId: string): this {
    this.instructions.push({ type: 'startTransition', transitionId });
    return this;
  }

  /** Execution and task listeners do not run while tokens are placed. */
  skipCustomListeners(): this {
    this.skips.skipCustomListeners = true;
    return this;
  }

  /** Input and output mappings do not run while tokens are placed. */
  skipIoMappings(): this {
    this.skips.skipIoMappings = true;
    return this;
  }
}
