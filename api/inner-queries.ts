import {
  type Engine,
  historicProcessInstanceQuery,
  processInstanceQuery,
} from '../engine/index.ts';
import { innerQuery } from './parameters.ts';

/** The query for running instances that is a part of a body; null where there is none. Throws what innerQuery throws. */
export const innerInstanceQuery = (engine: Engine, json: unknown) =>
  json === null ? null : innerQuery(json, processInstanceQuery, engine.now());

/** The query for instances in history, likewise. */
export const innerHistoricInstanceQuery = (engine: Engine, json: unknown) =>
  json === null ? null : innerQuery(json, historicProcessInstanceQuery, engine.now());
