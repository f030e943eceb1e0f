import { apart } from './apart.ts';

/** Commits a second by so many waiting committers, each with the rows of one start. */
export interface StoreFigures {
  by1: number;
  by8: number;
  by64: number;
  by256: number;
}

export const store = (): Promise<StoreFigures> => apart('store-commits');
