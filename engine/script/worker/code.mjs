// What is evaluated of a source: its types erased, what SES would mistake taken out, and awaiting allowed outside of functions.
import { awaiting } from './awaiting.mjs';
import { withoutHarmless } from './harmless.mjs';
import { erased } from './typescript.mjs';

/** The JavaScript of a source in `javascript` or `typescript`. Throws a SyntaxError. */
export const codeOf = (language, source) =>
  awaiting(withoutHarmless(language === 'typescript' ? erased(source) : source));
