// What is evaluated of a source: its types erased, and awaiting allowed outside of functions.
import { awaiting } from './awaiting.mjs';
import { erased } from './typescript.mjs';

/** The JavaScript of a source in `javascript` or `typescript`. Throws a SyntaxError. */
export const codeOf = (language, source) =>
  awaiting(language === 'typescript' ? erased(source) : source);
