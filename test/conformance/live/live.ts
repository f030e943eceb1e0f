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
const counts = { seeds: 0, differences: 0, itself: 0, endless: 0, stopped: 0 };

/** By ctrl-C the seed that is being played is left; when the time is over it is the last one. */
let isStopped = false;
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isStopped = true;
      resolve();
    });
});
let isLate = false;
if (minutes !== undefined) setTimeout(() => (isLate = true), minutes * 60_000).unref();

console.log(`seeds from ${from}, size ${sizes.join('..')}, ${generator}; starting both servers`);
const servers = await startServers();
const draw = generators[generator] as (seed: number, size: number) => Playable;

const playSeed = async (seed: number): Promise<void> => {
  const name = `seed ${seed}`;
  const one = draw(seed, sizeOf(seed, sizes));
  const verdict = await judge(servers, name, one);
  if (isStopped) return;
  counts.seeds++;
  if (verdict.kind === 'alike') return;
  if (verdict.kind === 'stopped') {
    counts.stopped++;
    return console.log(`STOPPED ${name}: on both, by ${verdict.reason}`);
  }
  if (verdict.kind === 'endless') {
    counts.endless++;
    return console.log(`ENDLESS ${name}: Camunda comes to no wait state, and goes on to try`);
  }
  if (verdict.kind === 'self-different') {
    counts.itself++;
    return console.log(`SELF ${name}: Camunda differs from itself\n    ${verdict.difference}`);
  }
  console.log(`DIFF ${name}\n    ${verdict.difference}\n    again: ${rerun(seed, options)}`);
  counts.differences++;
  if (!one.wide || !options.shrinks) return;
  const whole = { ...one.wide, steps: verdict.steps };
  const found = await smallest(servers, name, whole, verdict.difference);
  if (isStopped) return;
  console.log(`  the smallest of ${found.tries} smaller ones:\n    ${found.difference}`);
  console.log(described(found.smallest));
  if (found.isByChance)
    console.log('    There Camunda differs from itself, too: try it with --no-shrink');
};

try {
  for (let seed = from; seed <= to && !isLate && !isStopped; seed++) {
    await Promise.race([stopped, playSeed(seed)]);
  }
} finally {
  await servers.end();
}
if (counts.itself > 0) console.log(`in ${counts.itself} Camunda differs from itself`);
if (counts.endless > 0) console.log(`in ${counts.endless} it comes to no wait state`);
if (counts.stopped > 0) console.log(`${counts.stopped} end early on both`);
console.log(`${counts.seeds} seeds, ${counts.differences} differences`);
process.exit(counts.differences > 0 || counts.seeds === 0 ? 1 : 0);
