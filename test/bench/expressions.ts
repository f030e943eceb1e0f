import { apart } from './apart.ts';

/** Evaluations a second. */
export interface ExpressionRates {
  text: string;
  here: number;
  /** Of a function of JavaScript that looks the same up and compares it. */
  closure: number;
}

export const expressions = (): Promise<ExpressionRates[]> => apart('expressions');
