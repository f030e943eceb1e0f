import type { Engine } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { joinedRows } from '../joined-rows.ts';

/**
 * A row of history as it is shown, with the removal time of its process instance, which Camunda writes to every row.
 */
export const withRemovalTime = async <R extends { processInstanceId: string | null }, D>(
  engine: Engine,
  call: Call,
  row: R,
  toDto: (row: R, removalTime: number | null) => D,
): Promise<D> => {
  const instance = await joinedRows(engine, call).get(
    'historicProcessInstance',
    row.processInstanceId,
  );
  return toDto(row, instance?.removalTime ?? null);
};
