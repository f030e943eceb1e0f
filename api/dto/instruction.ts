import { type Instruction, restFailure, type TypedValue } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { coercion, member } from '../coercion.ts';
import { unreadableBody } from '../json.ts';
import { nothingGiven } from '../nothing-given.ts';
import { typedValue } from './typed-value.ts';
import { variableValue } from './variable-value.ts';

/** What Camunda calls ProcessInstanceModificationInstructionDto, still without a check of what it needs. */
export type InstructionDto = NonNullable<ReturnType<typeof instruction>>;

const types = new Set(['cancel', 'startBeforeActivity', 'startAfterActivity', 'startTransition']);

/** One of the four names, by which Jackson chooses the class. */
const instructionType = (json: unknown): Instruction['type'] | 'cancel' => {
  if (typeof json !== 'string' || !types.has(json)) throw unreadableBody();
  return json as Instruction['type'] | 'cancel';
};

const triggerVariable = (json: unknown) => {
  const value = variableValue(json);
  const object = coercion.object(json);
  return value && object && { ...value, local: kind.flag(member(object, 'local') ?? null) };
};

/** Map<String, TriggerVariableValueDto> */
const triggerVariables = (json: unknown) => {
  const object = coercion.object(json);
  return (
    object &&
    Object.entries(object).map(([name, value]) => ({ name, value: triggerVariable(value) }))
  );
};

export const instruction = body({
  type: instructionType,
  variables: triggerVariables,
  activityId: kind.text,
  transitionId: kind.text,
  activityInstanceId: kind.text,
  transitionInstanceId: kind.text,
  ancestorActivityInstanceId: kind.text,
  cancelCurrentActiveActivityInstances: kind.flag,
});

/**
 * The instructions with which an instance begins, as the engine takes them: `cancel` is passed over and an ancestor not
 * looked at. Throws 400 for one that lacks what its type needs, and what typedValue throws.
 */
export const startInstructions = (
  dtos: readonly (InstructionDto | null)[],
  { withVariables }: { withVariables: boolean },
): Instruction[] =>
  dtos.flatMap((dto) => {
    if (dto === null) throw nothingGiven('an instruction');
    if (dto.type === 'cancel') return [];
    const target = targetOf(dto, dto.type);
    return [withVariables && dto.variables ? { ...target, ...variablesOf(dto.variables) } : target];
  });

/** Throws 400 where an instruction lacks what its type needs. */
export const needed = (type: string, name: string, id: string | null): string => {
  if (id !== null) return id;
  throw restFailure.invalidRequest(`For instruction type '${type}': '${name}' must be set`);
};

/** Where an instruction that starts something wants its token. Throws 400 where it does not say. */
export const targetOf = (
  { activityId, transitionId }: InstructionDto,
  type: Instruction['type'],
): Instruction =>
  type === 'startTransition'
    ? { type, transitionId: needed(type, 'transitionId', transitionId) }
    : { type, activityId: needed(type, 'activityId', activityId) };

/** The variables of an instruction, those local to its token apart. Throws what typedValue throws. */
export const variablesOf = (dtos: NonNullable<InstructionDto['variables']>) => {
  const variables = new Map<string, TypedValue>();
  const variablesLocal = new Map<string, TypedValue>();
  for (const { name, value } of dtos) {
    if (value === null) throw nothingGiven(`variable ${name}`);
    (value.local ? variablesLocal : variables).set(name, typedValue(value));
  }
  return { variables, variablesLocal };
};
