import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the package with `npm run build`, and answers the path of its server. */
export const builtServer = (): string => {
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  return fileURLToPath(new URL('../../dist/server.js', import.meta.url));
};
