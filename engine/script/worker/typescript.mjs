import { createRequire } from 'node:module';
import { programs } from './programs.mjs';

const require = createRequire(import.meta.url);

/**
 * JavaScript of a TypeScript source: types become blanks, all else keeps its place. Throws a SyntaxError, also for what
 * is not erased but compiled, such as an enum.
 */
export const erased = (source) => {
  try {
    return require(programs.typescript).transformSync(source, { mode: 'strip-only', module: true })
      .code;
  } catch (error) {
    if (typeof error?.startLine === 'number')
      throw new SyntaxError(`${error.message} (line ${error.startLine})`);
    // Something else than an error in the source (its nesting was too deep) leaves the compiler broken.
    delete require.cache[programs.typescript];
    throw new SyntaxError('The source cannot be read as TypeScript');
  }
};
