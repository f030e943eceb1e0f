// Plays random processes on the real Camunda and here at the same time, and compares what they show:
//   npm run conformance:live -- --help
import { generators, type Playable } from './generators.ts';
import { type LiveOptions, readOptions, sizeOf, USAGE } from './options.ts';
import { described, rerun } from './report.ts';
import { startServers } from './servers.ts';
import { judge, smallest } from './verdict.ts';

if (process.argv.includes('--help')) {
  console.log(USAGE);
  process.exit();
}
const options: LiveOptions = readOptions(process.argv.slice(2), Date.now() % 1_000_000_000);
const { from, to = Number.MAX_SAFE_INTEGER, minutes, sizes, generator } = options;
const counts = { alike: 0, different: 0, 'self-different': 0 };

/** Ends by ctrl-C, or when the time is over: the seed that is being played does not count. */
const stopped = new Promise<'stopped'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => resolve('stopped'));
  if (minutes !== undefined) setTimeout(() => resolve('stopped'), minutes * 60_000).unref();
});

console.log(`seeds from ${from}, size ${sizes.join('..')}, ${generator}; starting both servers`);
const servers = await startServers();
const draw = generators[generator] as (seed: number, size: number) => Playable;

const playSeed = async (seed: number): Promise<keyof typeof counts> => {
  const name = `seed ${seed}`;
  const one = draw(seed, sizeOf(seed, sizes));
  const verdict = await judge(servers, name, one);
  if (verdict.kind === 'alike') return 'alike';
  if (verdict.kind === 'self-different') return itself(name, verdict.difference);
  console.log(`DIFF ${name}\n    ${verdict.difference}\n    again: ${rerun(seed, options)}`);
  if (!one.wide || !options.shrinks) return 'different';
  const whole = { ...one.wide, steps: verdict.steps };
  const found = await smallest(servers, name, whole, verdict.difference);
  console.log(`  the smallest of ${found.tries} smaller ones:\n    ${found.difference}`);
  console.log(described(found.smallest));
  return found.selfDifference === undefined ? 'different' : itself(name, found.selfDifference);
};

const itself = (name: string, difference: string): 'self-different' => {
  console.log(`SELF ${name}: Camunda differs from itself\n    ${difference}`);
  return 'self-different';
};

const playAll = async (): Promise<void> => {
  for (let seed = from; seed <= to; seed++) {
    const outcome = await Promise.race([stopped, playSeed(seed)]);
    if (outcome === 'stopped') return;
    counts[outcome]++;
  }
};

try {
  await playAll();
} finally {
  await servers.end();
}
const seeds = counts.alike + counts.different + counts['self-different'];
if (counts['self-different'] > 0) {
  console.log(`in ${counts['self-different']} Camunda differs from itself`);
}
console.log(`${seeds} seeds, ${counts.different} differences`);
process.exit(counts.different > 0 ? 1 : 0);
