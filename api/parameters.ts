import {
  buildQuery,
  Failure,
  type Parameter,
  type Query,
  type QueryDefinition,
  queryFailure,
  restFailure,
  type TableName,
} from '../engine/index.ts';
import { fromAddress } from './address-values.ts';
import { bodyReaders, plainComparisons } from './body-values.ts';
import { coercion, type JsonObject, member } from './coercion.ts';
import { unreadableBody } from './json.ts';
import { nothingGiven } from './nothing-given.ts';

type Values = Record<string, unknown>;
/**
 * The query that an address asks by its parameters; unknown ones are not looked at, and of one given several times the
 * first counts. `now` is in milliseconds since 1970.
 * Throws what Camunda answers to values that it cannot read or refuses (AbstractSearchQueryDto).
 */
export const readQuery = <T extends TableName>(
  address: URLSearchParams,
  definition: QueryDefinition<T>,
  now: number,
): Query<T> => {
  // Camunda tries to set its list of queries to the text.
  if (definition.orQueries && address.has('orQueries')) throw queryFailure.argumentType();
  const values = emptyValues();
  for (const [name, text] of address) {
    if (Object.hasOwn(values, name) || !Object.hasOwn(definition.parameters, name)) continue;
    values[name] = fromAddress(name, text, (definition.parameters[name] as Parameter).type);
  }
  const sorting = addressSorting(address, definition);
  return buildQuery(definition, { values, sorting: [sorting] }, now);
};

/**
 * The query that the body of a request is; unknown properties are not looked at.
 * Throws what Camunda answers to values of the wrong shape, or refuses.
 */
export const bodyQuery = <T extends TableName>(
  json: unknown,
  definition: QueryDefinition<T>,
  now: number,
): Query<T> => jsonQuery(json, definition, now, bodyReaders.variables);

/**
 * The query that is a part of a request's body. Camunda gives it no JSON mapper, so what its variables are compared with
 * is never a date (ConditionQueryParameterDto.resolveValue); the same goes for or queries.
 */
export const innerQuery = <T extends TableName>(
  json: unknown,
  definition: QueryDefinition<T>,
  now: number,
): Query<T> => jsonQuery(json, definition, now, plainComparisons);

type ReadVariables = (json: unknown, name: string) => unknown;

const jsonQuery = <T extends TableName>(
  json: unknown,
  definition: QueryDefinition<T>,
  now: number,
  readVariables: ReadVariables,
): Query<T> => {
  const body = someObject(json, 'the query');
  const values = bodyValues(body, definition, readVariables);
  const alternatives = definition.orQueries
    ? coercion.list(member(body, 'orQueries') ?? null)
    : null;
  const orQueries = alternatives?.map((one) =>
    bodyValues(someObject(one, 'orQueries'), definition, plainComparisons),
  );
  const sorting = bodySorting(body, definition);
  return buildQuery(definition, { values, orQueries, sorting }, now);
};

/** `firstResult` and `maxResults` of an address; those of a body are not looked at. -1 stands for none. */
export const readPaging = (address: URLSearchParams): { offset?: number; limit?: number } => {
  const offset = pageNumber(address, 'firstResult');
  const limit = pageNumber(address, 'maxResults');
  if ((offset ?? 0) < -1 || (limit ?? 0) < -1) throw impossiblePage();
  return { offset: offset === -1 ? undefined : offset, limit: limit === -1 ? undefined : limit };
};

/** Camunda hands any number to its database, which refuses these. */
const impossiblePage = () =>
  new Failure(
    500,
    'ProcessEnginePersistenceException',
    'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.',
  );

const emptyValues = (): Values => Object.create(null) as Values;

const someObject = (json: unknown, what: string): JsonObject => {
  const object = coercion.object(json);
  if (object === null) throw nothingGiven(what);
  return object;
};

const bodyValues = <T extends TableName>(
  body: JsonObject,
  { parameters }: QueryDefinition<T>,
  readVariables: ReadVariables,
): Values => {
  const values = emptyValues();
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(parameters, name)) continue;
    const { type } = parameters[name] as Parameter;
    const read = type === 'variables' ? readVariables : bodyReaders[type];
    values[name] = read(body[name], name);
  }
  return values;
};

/** AbstractQueryDto.sortOptionsValid */
const singleSorting = <S extends { sortBy: string | null; sortOrder: string | null }>(
  sorting: S,
): S => {
  if ((sorting.sortBy === null) === (sorting.sortOrder === null)) return sorting;
  throw restFailure.invalidRequest(
    'Only a single sorting parameter specified. sortBy and sortOrder required',
  );
};

const isSortOrder = (text: string | null) => text === 'asc' || text === 'desc';

const addressSorting = <T extends TableName>(
  address: URLSearchParams,
  { sortings }: QueryDefinition<T>,
) => {
  const refused = (name: string, text: string) =>
    restFailure.invalidRequest(`Cannot set query parameter '${name}' to value '${text}'`);
  const sortBy = address.get('sortBy');
  const sortOrder = address.get('sortOrder');
  if (sortOrder !== null && !isSortOrder(sortOrder)) throw refused('sortOrder', sortOrder);
  if (sortBy !== null && !Object.hasOwn(sortings, sortBy)) throw refused('sortBy', sortBy);
  return singleSorting({ sortBy, sortOrder });
};

const bodySorting = <T extends TableName>(body: JsonObject, { sortings }: QueryDefinition<T>) => {
  const text = (object: JsonObject, name: string) => coercion.string(member(object, name) ?? null);
  const sortBy = text(body, 'sortBy');
  const sortOrder = text(body, 'sortOrder');
  // Their setters refuse null too, where it is written.
  if (member(body, 'sortBy') !== undefined && !Object.hasOwn(sortings, sortBy ?? ''))
    throw unreadableBody();
  if (member(body, 'sortOrder') !== undefined && !isSortOrder(sortOrder)) throw unreadableBody();
  const more = coercion.list(member(body, 'sorting') ?? null) ?? [];
  return [
    singleSorting({ sortBy, sortOrder }),
    ...more.map((json) => {
      const one = someObject(json, 'sorting');
      const parameters = coercion.object(member(one, 'parameters') ?? null);
      return { sortBy: text(one, 'sortBy'), sortOrder: text(one, 'sortOrder'), parameters };
    }),
  ];
};

/** An empty one is none, and a number that is none does not exist as a page: 404. */
const pageNumber = (address: URLSearchParams, name: string): number | undefined => {
  const text = address.get(name);
  if (text === null || text === '') return undefined;
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= -(2 ** 31) && value < 2 ** 31))
    throw new Failure(404, 'QueryParamException', 'HTTP 404 Not Found', null);
  return value;
};
