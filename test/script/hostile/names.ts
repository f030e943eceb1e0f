import type { Typed } from '../scripted.ts';
import { type Attempts, yields } from './attempt.ts';

const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'then', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['fetch', 'Deno', 'JSON', 'S', 'Java', 'org', 'BpmnError', 'print', 'console'],
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'eval', 'Function', 'Object', 'Array', 'Error'],
  ...[
    'Symbol',
    'Proxy',
    'Reflect',
    'Promise',
    'Date',
    'Math',
    'Intl',
    'TextEncoder',
    'TextDecoder',
  ],
  ...['arguments', 'this', 'await', 'let', 'completion', 'execution', 'process', 'require'],
  ...[
    'lockdown',
    'Compartment',
    'harden',
    'leak',
    'left',
    'a b',
    '',
    '"',
    '\u2028',
    'a'.repeat(500),
  ],
];

const variables: Record<string, Typed> = Object.fromEntries(
  NAMES.map((name) => [name, { type: 'Integer', value: 7 }]),
);

/** Variables that are called like something of JavaScript or of ours. */
export const names: Attempts = {
  'a variable of each name with a meaning': yields(5, 'i', { variables }),
  'a variable of each name with a meaning, while something is awaited': yields(
    undefined,
    'await null',
    { variables },
  ),
  ...Object.fromEntries(
    NAMES.map((name) => [
      `a variable '${name}'`,
      yields(5, 'i', { variables: { [name]: { type: 'Integer', value: 7 } } }),
    ]),
  ),
  'a variable that hides a class': yields(7, 'JSON', {
    variables: { JSON: { type: 'Integer', value: 7 } },
  }),
  'a variable that would hide nothing': yields(undefined, 'undefined', {
    variables: { undefined: { type: 'Integer', value: 7 } },
  }),
  'a variable that is called as a prototype': yields(7, "execution.getVariable('__proto__')", {
    variables: Object.fromEntries([['__proto__', { type: 'Integer', value: 7 }]]),
  }),
};
