import { Failure } from '../engine/index.ts';

/** A null in a place where Camunda's Java code does not expect one: 500, with the type that its clients know. */
export const nothingGiven = (what: string): Failure =>
  new Failure(500, 'NullPointerException', `Nothing is given for ${what}`, null);
