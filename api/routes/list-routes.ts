import type { Engine, Query, QueryDefinition, RowOf, TableName } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { bodyQuery, readPaging, readQuery } from '../parameters.ts';
import type { Media, Router } from '../router.ts';

/** How the rows of a resource are asked for and shown. */
export interface Listing<T extends TableName> {
  /** Where the list is, its count being below it at `/count`. */
  path: string;
  definition: QueryDefinition<T>;
  /** One row as the API shows it; what is asked of the engine in it is asked for all rows at once. */
  toDto: (row: RowOf<T>, call: Call) => unknown;
  /** Whether the query may also be the body of a POST: both list and count (the usual), only the list, or neither. */
  post?: 'both' | 'list' | 'none';
  media?: Media;
}

/** Routes GET and POST of a resource's list, and of its count. */
export const listRoutes = <T extends TableName>(
  router: Router,
  engine: Engine,
  { path, definition, toDto, post = 'both', media }: Listing<T>,
): void => {
  const list = async (call: Call, query: Query<T>) => {
    const rows = await engine.list(query);
    return Promise.all(rows.map((row) => toDto(row, call)));
  };
  const count = async (query: Query<T>) => ({ count: await engine.count(query) });
  const fromAddress = (call: Call) => readQuery(call.address, definition, engine.now());
  const fromBody = async (call: Call) => bodyQuery(await call.json(), definition, engine.now());

  router.get(
    path,
    (call) => {
      const paging = readPaging(call.address);
      return list(call, { ...fromAddress(call), ...paging });
    },
    media,
  );
  router.get(`${path}/count`, (call) => count(fromAddress(call)));
  if (post === 'none') return;
  router.post(
    path,
    async (call) => {
      const paging = readPaging(call.address);
      return list(call, { ...(await fromBody(call)), ...paging });
    },
    media,
  );
  if (post === 'both') router.post(`${path}/count`, async (call) => count(await fromBody(call)));
};
