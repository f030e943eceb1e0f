import type { Instruction } from './instruction.ts';

/** What is to be taken away from a process instance, in the words of Camunda's API. */
export type CancelInstruction =
  | { type: 'cancelActivity'; activityId: string }
  | {
      type: 'cancelActivityInstance';
      activityInstanceId: string;
      /** What history says of it, in place of Camunda's text for modifications. */
      reason?: string | null;
    }
  | { type: 'cancelTransitionInstance'; transitionInstanceId: string };

/** One step of a modification: a token is placed, or something is taken away. */
export type ModificationInstruction = Instruction | CancelInstruction;

export const isCancel = (instruction: ModificationInstruction): instruction is CancelInstruction =>
  instruction.type.startsWith('cancel');
