import { type Attempts, fails, yields } from './attempt.ts';

const typescript = { format: 'typescript' };
const brackets = '['.repeat(100_000) + ']'.repeat(100_000);
const nested = `${'{'.repeat(100_000)}${'}'.repeat(100_000)}`;

/** Texts made against what wraps, rewrites and erases them (worker/awaiting.mjs, worker/typescript.mjs). */
export const syntax: Attempts = {
  'the end of the wrapper': fails('SyntaxError', 'await 1; })(); (async () => { process'),
  'the end of an expression within the wrapper': fails('SyntaxError', 'await 1); (process'),
  'the end of the wrapper in a comment': yields(1, '/* })(); process */ await 1 // })(); process'),
  'the end of the wrapper in a template': yields(
    '; return completion; })(); 2',
    'await 1; `; return completion; })(); ${1 + 1}`',
  ),
  'the name of the value within the wrapper': yields(
    'undefined7',
    'await 1; completion = 7; typeof completion_ + completion',
  ),
  'the name of the value, written otherwise': yields(5, 'await 1; \\u0063ompletion_ = 7; 5'),
  'a return outside of functions': fails('SyntaxError', 'await 1; return process'),
  'a regular expression that looks like its end': yields(
    true,
    'await 1; /\\}\\)\\(\\);/.test("})();")',
  ),
  'await as a name': yields(1, 'var await = 1; await'),
  'await in the parameters of a function': fails(
    'SyntaxError',
    'async function f(x = await 1) {} f()',
  ),
  'arguments within the wrapper': yields(
    0,
    'await 1; (function () { return arguments.length; })()',
  ),
  'super within the wrapper': fails('SyntaxError', 'await 1; super.x'),
  'new.target within the wrapper': fails('SyntaxError', 'await 1; new.target'),
  'a directive': yields('use strict', '"use strict"; await 1; "use strict"'),
  'a label and a break': yields(3, 'await 1; a: { 3; break a; }'),
  'brackets without end': fails('', '['.repeat(100_000)),
  'brackets that are nested too deep': fails('', brackets),
  'brackets that are nested too deep, awaited': fails('', `await 1; ${brackets}`),
  'a chain of operators that is too long': fails('', `await 1; ${'1+'.repeat(200_000)}1`),
  'a name of another script as the whole source': fails('not defined', '__proto__x'),
  'no source': yields(undefined, ' '),
  'a source of blanks': yields(undefined, ' \n'.repeat(100_000)),
  'a source with a lone surrogate': yields('\ud800'.length, '"\\ud800".length'),
  'a source with a line separator': yields(1, '"\u2028".length'),
  'TypeScript that is nested too deep': fails('SyntaxError', brackets, typescript),
  'TypeScript in blocks that are nested too deep': fails('', nested, typescript),
  'types that are nested too deep': fails(
    '',
    `type T = ${'Array<'.repeat(100_000)}1${'>'.repeat(100_000)}; 1`,
    typescript,
  ),
  'an enum': fails('SyntaxError', 'enum E { A }', typescript),
  'a namespace': fails('SyntaxError', 'namespace N { export const a = 1 } 1', typescript),
  'an import of TypeScript': fails('SyntaxError', "import fs = require('fs'); fs", typescript),
  'an import of a module': fails('SyntaxError', "import fs from 'node:fs'; fs", typescript),
  'an import of types': yields(1, "type T = typeof import('node:fs'); 1", typescript),
  'an eval in a type': yields(1, 'type T = { eval(x: 1): 2 }; 1', typescript),
  JSX: fails('SyntaxError', 'const a = <div/>; a', typescript),
  'a decorator': fails('', '@process class A {} 1', typescript),
  'code that appears only when types are erased': fails(
    'process is not defined',
    'const a = <T,>(x: T) => x; a<string>(process as any)',
    typescript,
  ),
};
