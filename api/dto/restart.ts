import {
  type CommandOf,
  historicProcessInstanceQuery,
  type Instruction,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { innerQuery } from '../parameters.ts';
import { type InstructionDto, instruction, startInstructions } from './instruction.ts';

/** RestartProcessInstanceDto */
export const restartProcessInstance = body({
  processInstanceIds: kind.texts,
  historicProcessInstanceQuery: kind.json,
  instructions: kind.listOf(instruction),
  initialVariables: kind.flag,
  skipCustomListeners: kind.flag,
  skipIoMappings: kind.flag,
  withoutBusinessKey: kind.flag,
});

type RestartDto = NonNullable<ReturnType<typeof restartProcessInstance>>;

/**
 * The restart that a body asks for, at once or by a batch. `now` is in milliseconds since 1970. Throws 400 for
 * instructions that are missing or lack something, and what innerQuery throws.
 */
export const restartCommand = (
  processDefinitionId: string,
  { historicProcessInstanceQuery: query, instructions, ...dto }: RestartDto,
  now: number,
): CommandOf<'restartProcessInstances'> => ({
  processDefinitionId,
  ...dto,
  historicProcessInstanceQuery:
    query === null ? null : innerQuery(query, historicProcessInstanceQuery, now),
  instructions: restartInstructions(instructions),
});

/**
 * Camunda's documentation says 400 of missing instructions, where its code runs into a null pointer: here the
 * documentation is kept to. Ancestors and variables count for nothing in a restart, and neither does `cancel`.
 */
const restartInstructions = (dtos: readonly (InstructionDto | null)[] | null): Instruction[] => {
  if (dtos === null)
    throw restFailure.invalidRequest('Restart instructions cannot be empty: instructions is null');
  if (dtos.includes(null)) {
    throw restFailure.invalidRequest(
      'Restart instructions cannot be empty: instructions contains null value',
    );
  }
  return startInstructions(dtos, { withVariables: false });
};
