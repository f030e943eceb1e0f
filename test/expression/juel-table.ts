import { readFileSync } from 'node:fs';
import { double, integer, long, short } from '../../engine/expression/java-value.ts';

/** Expressions, and what a real Camunda 7.23 makes of them (recorded by record-juel-table.ts). */
export interface JuelGroup {
  group: string;
  variables: Record<string, JuelVariable>;
  cases: [expression: string, answer: JuelAnswer][];
}

/** As the REST API takes it; a List or a Map, which it does not take, is made by a script. */
export type JuelVariable =
  | {
      type: 'Boolean' | 'Date' | 'Double' | 'Integer' | 'Long' | 'Null' | 'Short' | 'String';
      value: unknown;
    }
  | { type: 'List'; value: JuelVariable[] }
  | { type: 'Map'; value: Record<string, JuelVariable> };

/** The variable that the result became (of an Object its class), or the message of the error. */
export type JuelAnswer =
  | { type: string; value: unknown }
  | { failure: string }
  /** The deployment was refused. */
  | { refused: string };

export const juelTableFile = new URL('./juel-table.json', import.meta.url);

export const readJuelTable = (): JuelGroup[] => JSON.parse(readFileSync(juelTableFile, 'utf8'));

/** The value that an expression gets for a variable. */
export const javaValueOf = ({ type, value }: JuelVariable): unknown => {
  if (type === 'List') return value.map(javaValueOf);
  if (type === 'Map') {
    return Object.fromEntries(
      Object.entries(value).map(([key, element]) => [key, javaValueOf(element)]),
    );
  }
  if (type === 'Date') return new Date(String(value));
  const make = { Integer: integer, Long: long, Short: short, Double: double }[type as 'Integer'];
  return make ? make(Number(value)) : value;
};
