import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  node: string;
  /** Null where there is none. */
  java: string | null;
}

/** How many processes wanted a core in the last minute: what others take from the figures. */
export const load = (): number => loadavg()[0] ?? 0;

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown CPU',
  cores: cpus().length,
  node: process.version.slice(1),
  java: javaVersion(),
});

const javaVersion = (): string | null => {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 ? (/version "([^"]+)"/.exec(stderr)?.[1] ?? 'unknown') : null;
};
