import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the tests of scripts on other versions of Node, whose permission flag and memory differ:
//   npm run test:nodes [-- VERSION...]
// Each version comes from npm (the package of this platform) into a folder that is removed again.

const VERSIONS = ['22', '24'];
/** What depends on Node. */
const FILES = ['access', 'backends', 'hostile/node', 'life', 'places', 'semantics'].map(
  (name) => `test/script/${name}`,
);
const WINDOWS = process.platform === 'win32';

const must = (command: string, args: readonly string[]): void => {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: WINDOWS });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? status}`);
};

const testOn = (version: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'dalsegno-node-'));
  const name = `node-${WINDOWS ? 'win' : process.platform}-${process.arch}`;
  try {
    must('npm', ['install', '--no-save', '--no-audit', '--prefix', folder, `${name}@${version}`]);
    const node = join(folder, 'node_modules', name, 'bin', WINDOWS ? 'node.exe' : 'node');
    must(node, ['--version']);
    must(node, ['--import', 'tsx', 'test/run.ts', ...FILES]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const asked = process.argv.slice(2);
for (const version of asked.length > 0 ? asked : VERSIONS) testOn(version);
