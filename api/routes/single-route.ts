import { type Engine, type RowOf, restFailure, type TableName } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import type { Media, Router } from '../router.ts';

/** How one row of a resource is asked for by its id and shown. */
export interface Single<T extends TableName> {
  /** Where it is, the id being called `:id` there. */
  path: string;
  table: T;
  toDto: (row: RowOf<T>, call: Call) => unknown;
  /** What Camunda says of an unknown id, with 404. */
  unknown: (id: string) => string;
  /** Rows that are not shown, as if they were not there. */
  isHidden?: (row: RowOf<T>) => boolean;
  media?: Media;
}

/** Routes GET of a single row. */
export const singleRoute = <T extends TableName>(
  router: Router,
  engine: Engine,
  { path, table, toDto, unknown, isHidden = () => false, media }: Single<T>,
): void => {
  router.get(
    path,
    async (call) => {
      const id = call.path('id');
      const row = await engine.get(table, id);
      if (!row || isHidden(row)) throw restFailure.invalidRequest(unknown(id), 404);
      return toDto(row, call);
    },
    media,
  );
};
