import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where a script of the folder apart/ is. */
export const scriptOf = (name: string): string =>
  fileURLToPath(new URL(`apart/${name}.ts`, import.meta.url));

/**
 * Runs a script of apart/ in a process of its own, so that neither its heap nor its compiled code is shared with
 * anything else that is measured; answers the JSON that it prints.
 */
export const apart = async <R>(
  name: string,
  args: readonly string[] = [],
  nodeOptions: readonly string[] = [],
): Promise<R> => {
  const all = [...nodeOptions, '--import', import.meta.resolve('tsx'), scriptOf(name), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as R;
};
