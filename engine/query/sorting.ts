import type { Order } from '../store/query.ts';
import type { TableName } from '../store/tables.ts';
import type { QueryDefinition, SortingColumn, SortingParameters } from './definition.ts';
import { queryFailure } from './query-failure.ts';

/** One entry of `sorting`, or the pair of `sortBy` and `sortOrder`. */
export interface Sorting {
  sortBy?: string | null;
  sortOrder?: string | null;
  /** For sortings by the value of a variable: its name and type. */
  parameters?: SortingParameters | null;
}

/**
 * The order that a list of sortings asks for. Camunda hands them one by one to a query that is built like a sentence
 * ("order by name, ascending"), so an unknown `sortBy` is only missed when its direction comes (AbstractQueryDto,
 * AbstractQuery.direction and checkQueryOk). Throws NotValidException.
 */
export const orderOf = <T extends TableName>(
  definition: QueryDefinition<T>,
  sorting: readonly Sorting[],
): Order[] => {
  const orders: (Omit<Order, 'direction'> & { direction?: Order['direction'] })[] = [];
  for (const { sortBy, sortOrder, parameters } of sorting) {
    const by = columnOf(definition, sortBy, parameters ?? {});
    if (by !== undefined)
      orders.push(typeof by === 'object' && 'ignoreCase' in by ? { ...by } : { column: by });
    if (sortOrder === 'asc' || sortOrder === 'desc') {
      const current = orders.at(-1);
      if (!current) throw queryFailure.directionWithoutOrder();
      if (current.direction) throw queryFailure.twoDirections();
      current.direction = sortOrder;
    }
  }
  return orders.map(({ direction, ...order }) => {
    if (!direction) throw queryFailure.orderWithoutDirection();
    return { ...order, direction };
  });
};

const columnOf = <T extends TableName>(
  { sortings, parameterizedSortings = {} }: QueryDefinition<T>,
  sortBy: string | null | undefined,
  parameters: SortingParameters,
): SortingColumn | undefined => {
  if (sortBy === null || sortBy === undefined) return undefined;
  if (Object.hasOwn(sortings, sortBy)) return sortings[sortBy];
  return Object.hasOwn(parameterizedSortings, sortBy)
    ? parameterizedSortings[sortBy]?.(parameters)
    : undefined;
};
