import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The entry of an interpreter. */
export const entry = fileURLToPath(new URL('worker/main.mjs', import.meta.url));

/** The libraries that an interpreter loads: worker/programs.mjs. */
export const programs = {
  ses: join(dirname(require.resolve('ses/package.json')), 'dist/ses.mjs'),
  acorn: join(dirname(require.resolve('acorn/package.json')), 'dist/acorn.js'),
  typescript: require.resolve('@swc/wasm-typescript'),
  jsonPath: require.resolve('json-p3'),
};

/** All that an interpreter has to read of this machine, with what is below. */
export const readFolders = [
  dirname(entry),
  ...Object.values(programs).map((path) => dirname(path)),
];

/** The binary of the npm package `deno`; undefined where it, or its package for this platform, is not installed. */
export const denoBinary = (): string | undefined => {
  try {
    const deno = require.resolve('deno/package.json');
    const file = process.platform === 'win32' ? 'deno.exe' : 'deno';
    return join(dirname(createRequire(deno).resolve(`${denoPlatform}/package.json`)), file);
  } catch {
    return undefined;
  }
};

/** The package in which Deno's binary for this platform lies. */
export const denoPlatform = `@deno/${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`;
