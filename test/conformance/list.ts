// Replays scenarios against the engine in this process, and says how far they agree with Camunda:
//   npm run conformance:list -- [SET_OR_SET/TITLE...] [--messages | --unexpected] [--verbose]
// An argument picks the sets whose names begin with it, or scenarios by the beginning of their title;
// --messages compares the texts of error messages too, --unexpected shows only what conformance.test.ts
// would object to (expected-differences.ts), --verbose prints every difference in full.
import { runSet, type ScenarioResult, setNames } from './in-process.ts';
import { objection } from './objection.ts';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const messages = args.includes('--messages');
const unexpected = args.includes('--unexpected');
const picks = args.filter((arg) => !arg.startsWith('--'));

const picked = (set: string): string | undefined => {
  if (picks.length === 0) return '';
  const pick = picks.find((text) => set.startsWith(text.split('/')[0] ?? ''));
  return pick?.split('/').slice(1).join('/') ?? (pick && '');
};

const differing = (set: string, result: ScenarioResult): string[] => {
  if (unexpected) return [objection(set, result) ?? []].flat();
  return messages ? result.withMessages : result.differences;
};

let passed = 0;
let failed = 0;
for (const set of setNames()) {
  const filter = picked(set);
  if (filter === undefined) continue;
  const started = performance.now();
  const { scenarios: results, unexpectedErrors } = await runSet(set, { filter });
  const good = results.filter((result) => differing(set, result).length === 0).length;
  passed += good;
  failed += results.length - good;
  const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${set.padEnd(28)} ${String(good).padStart(3)} of ${results.length}  ${time}`);
  for (const error of unexpectedErrors)
    console.log(`  ERROR ${error.split('\n', verbose ? 12 : 2).join('\n  ')}`);
  for (const result of results) {
    const texts = differing(set, result);
    if (texts.length === 0) continue;
    console.log(`  DIFF ${set}/${result.title}`);
    for (const text of verbose ? texts : texts.slice(0, 2)) {
      console.log(`    ${verbose ? text : text.slice(0, 600)}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
