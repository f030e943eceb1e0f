import { Failure, type TypedColumns, type TypedValue } from '../../engine/index.ts';
import { member } from '../coercion.ts';
import type { VariableValueDto } from './variable-value.ts';

export const withTransience = (value: TypedColumns, transient: boolean): TypedValue =>
  transient ? { ...value, transient } : value;

/** What `valueInfo.transient` says; undefined where it is no truth value. */
export const isTransient = ({ valueInfo }: VariableValueDto): boolean | undefined => {
  const told = valueInfo && member(valueInfo, 'transient');
  return typeof told === 'boolean' ? told : undefined;
};

/** As isTransient where a type is named: false where nothing is said, and what is no truth value is refused. */
export const transienceOf = (dto: VariableValueDto): boolean => {
  if (dto.valueInfo === null || member(dto.valueInfo, 'transient') === undefined) return false;
  const told = isTransient(dto);
  if (told === undefined)
    throw illegal("The property 'transient' should have a value of type 'boolean'.");
  return told;
};

/** An IllegalArgumentException of Java, or another one that Camunda's REST layer shows as it is. */
export const illegal = (message: string, type = 'IllegalArgumentException'): Failure =>
  new Failure(500, type, message, null);
