import {
  type CommandOf,
  type CommonInstruction,
  historicProcessInstanceQuery,
  type ModificationInstruction,
  processInstanceQuery,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { nothingGiven } from '../nothing-given.ts';
import { innerQuery } from '../parameters.ts';
import { type InstructionDto, instruction, needed, targetOf, variablesOf } from './instruction.ts';

/** ProcessInstanceModificationDto; its annotation is for the log of what users did, and there is none without a user. */
export const processInstanceModification = body({
  skipCustomListeners: kind.flag,
  skipIoMappings: kind.flag,
  instructions: kind.listOf(instruction),
  annotation: kind.text,
});

/** ModificationDto */
export const modification = body({
  processDefinitionId: kind.text,
  processInstanceIds: kind.texts,
  processInstanceQuery: kind.json,
  historicProcessInstanceQuery: kind.json,
  skipCustomListeners: kind.flag,
  skipIoMappings: kind.flag,
  instructions: kind.listOf(instruction),
  annotation: kind.text,
});

type ModificationDto = NonNullable<ReturnType<typeof modification>>;

/**
 * The modification of several instances that a body asks for. `now` is in milliseconds since 1970. Throws 400 where an
 * instruction lacks what it needs, and what innerQuery throws.
 */
export const modificationCommand = (
  { annotation: _, instructions, processDefinitionId, ...dto }: ModificationDto,
  now: number,
): CommandOf<'modifyProcessInstances'> => {
  if (processDefinitionId === null) throw restFailure.invalidRequest('processDefinitionId is null');
  return {
    ...dto,
    processDefinitionId,
    instructions: (instructions ?? []).map(commonInstruction),
    processInstanceQuery:
      dto.processInstanceQuery === null
        ? null
        : innerQuery(dto.processInstanceQuery, processInstanceQuery, now),
    historicProcessInstanceQuery:
      dto.historicProcessInstanceQuery === null
        ? null
        : innerQuery(dto.historicProcessInstanceQuery, historicProcessInstanceQuery, now),
  };
};

/** An instruction for several instances: variables and ancestors count for nothing, and only activities are canceled. */
const commonInstruction = (dto: InstructionDto | null): CommonInstruction => {
  if (dto === null) throw nothingGiven('an instruction');
  if (dto.type !== 'cancel') return targetOf(dto, dto.type);
  return {
    type: 'cancelActivity',
    activityId: needed(dto.type, 'activityId', dto.activityId),
    currentOnly: dto.cancelCurrentActiveActivityInstances,
  };
};

/** An instruction for one instance. Throws 400 where it lacks what it needs, and what typedValue throws. */
export const ownInstruction = (dto: InstructionDto | null): ModificationInstruction => {
  if (dto === null) throw nothingGiven('an instruction');
  if (dto.type === 'cancel') return cancelInstruction(dto);
  const { ancestorActivityInstanceId } = dto;
  const variables = dto.variables ? variablesOf(dto.variables) : {};
  return { ...targetOf(dto, dto.type), ancestorActivityInstanceId, ...variables };
};

const cancelInstruction = (dto: InstructionDto): ModificationInstruction => {
  const { activityId, activityInstanceId, transitionInstanceId } = dto;
  const given = [activityId, activityInstanceId, transitionInstanceId].filter((id) => id !== null);
  if (given.length === 1) {
    if (activityId !== null) return { type: 'cancelActivity', activityId };
    if (activityInstanceId !== null) return { type: 'cancelActivityInstance', activityInstanceId };
    if (transitionInstanceId !== null)
      return { type: 'cancelTransitionInstance', transitionInstanceId };
  }
  throw restFailure.invalidRequest(
    "For instruction type 'cancel': exactly one, 'activityId', 'activityInstanceId', or 'transitionInstanceId', is required",
  );
};
