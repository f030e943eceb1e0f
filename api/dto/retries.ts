import { body, kind, type Shape } from '../body.ts';
import { type JsonObject, member } from '../coercion.ts';

/** RetriesDto, and what else its subclasses have: `dueDate` is undefined where nothing is said of it, unlike null. */
export const retriesWith = <S extends Shape>(shape: S) => {
  const read = body({ ...shape, retries: kind.integer, dueDate: kind.date });
  return (json: unknown) => {
    const dto = read(json);
    if (dto === null || member(json as JsonObject, 'dueDate') !== undefined) return dto;
    return { ...dto, dueDate: undefined };
  };
};

export const retries = retriesWith({});
