import type { Engine, ProcessGraph, RowOf, TableName } from '../engine/index.ts';
import type { Call } from './call.ts';

/** What the rows of a page point to, each read once for a request. */
export interface JoinedRows {
  get<T extends TableName>(table: T, id: string | null): Promise<RowOf<T> | undefined>;
  graph(definitionId: string): Promise<ProcessGraph>;
}

const byCall = new WeakMap<Call, JoinedRows>();

/** What the rows shown in answer to this request point to. */
export const joinedRows = (engine: Engine, call: Call): JoinedRows => {
  const known = byCall.get(call);
  if (known) return known;
  const rows = reader(engine);
  byCall.set(call, rows);
  return rows;
};

const nothing = Promise.resolve(undefined);

const reader = (engine: Engine): JoinedRows => {
  const known = new Map<string, Promise<unknown>>();
  const once = <V>(key: string, read: () => Promise<V>): Promise<V> => {
    const earlier = known.get(key);
    if (earlier) return earlier as Promise<V>;
    const answer = read();
    known.set(key, answer);
    return answer;
  };
  return {
    get: (table, id) =>
      id === null ? nothing : once(`${table} ${id}`, () => engine.get(table, id)),
    graph: (definitionId) => once(`graph ${definitionId}`, () => engine.graph(definitionId)),
  };
};
