// Reading a source by acorn, and writing it otherwise in places.
import { createRequire } from 'node:module';
import { programs } from './programs.mjs';

let acorn;

/** Parses a script that may await outside of functions; undefined where it is none: whoever evaluates it says why. */
export const parsed = (source, options) => {
  // Loaded with the first source that needs it.
  acorn ??= createRequire(import.meta.url)(programs.acorn);
  try {
    return acorn.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowAwaitOutsideFunction: true,
      ...options,
    });
  } catch {
    return undefined;
  }
};

/** The source with other texts in places that do not overlap, each { start, end, text }. */
export const rewritten = (source, changes) => {
  let code = source;
  for (const { start, end, text } of changes.toSorted((a, b) => b.start - a.start))
    code = code.slice(0, start) + text + code.slice(end);
  return code;
};
