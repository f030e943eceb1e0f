import { Failure, fromValue, restFailure, type TypedValue } from '../../engine/index.ts';
import { fileValue } from './file-value.ts';
import { javaValue } from './java-value.ts';
import { jsonValue, objectValue, xmlValue } from './object-value.ts';
import { numbers, type Primitive, primitives, primitiveValue } from './primitive-value.ts';
import { isTransient, withTransience } from './transience.ts';
import type { VariableValueDto } from './variable-value.ts';

/**
 * A variable of a request as it is stored, converted to the type that it names; without one, the type is that of the
 * JSON value (VariableValueDto.toTypedValue). Throws the 400 or 500 with which Camunda refuses it; callers put before
 * the text what they wanted to do with it.
 */
export const typedValue = (dto: VariableValueDto): TypedValue => {
  if (dto.type === null)
    return withTransience(fromValue(javaValue(dto.value)), isTransient(dto) ?? false);
  if (dto.type === '')
    throw new Failure(500, 'StringIndexOutOfBoundsException', 'begin 0, end 1, length 0', null);
  const name = dto.type.charAt(0).toLowerCase() + dto.type.slice(1);
  if (Object.hasOwn(primitives, name)) return primitiveValue(dto, primitives[name] as Primitive);
  if (Object.hasOwn(others, name))
    return (others[name] as (dto: VariableValueDto) => TypedValue)(dto);
  throw restFailure.rest(400, `Unsupported value type '${dto.type}'`);
};

const others: Readonly<Record<string, (dto: VariableValueDto) => TypedValue>> = {
  object: objectValue,
  file: fileValue,
  json: jsonValue,
  xml: xmlValue,
  number: (dto) => {
    primitiveValue(dto, numbers);
    throw new Failure(
      500,
      'ProcessEngineException',
      'Cannot serialize value of abstract type number',
    );
  },
};
