// Replays scenarios against the engine in this process, and says how far they agree with Camunda:
//   node --import tsx test/conformance/list.ts [SET_OR_SET/TITLE...] [--messages] [--verbose]
// An argument picks the sets whose names begin with it, or scenarios by the beginning of their title;
// --messages compares the texts of error messages too, --verbose prints every difference in full.
import { runSet, setNames } from './in-process.ts';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const messages = args.includes('--messages');
const picks = args.filter((arg) => !arg.startsWith('--'));

const picked = (set: string): string | undefined => {
  if (picks.length === 0) return '';
  const pick = picks.find((text) => set.startsWith(text.split('/')[0] ?? ''));
  return pick?.split('/').slice(1).join('/') ?? (pick && '');
};

let passed = 0;
let failed = 0;
for (const set of setNames()) {
  const filter = picked(set);
  if (filter === undefined) continue;
  const started = performance.now();
  const { scenarios: results, unexpectedErrors } = await runSet(set, { filter });
  const differing = (result: (typeof results)[number]) =>
    messages ? result.withMessages : result.differences;
  const good = results.filter((result) => differing(result).length === 0).length;
  passed += good;
  failed += results.length - good;
  const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${set.padEnd(28)} ${String(good).padStart(3)} of ${results.length}  ${time}`);
  for (const error of unexpectedErrors)
    console.log(`  ERROR ${error.split('\n', verbose ? 12 : 2).join('\n  ')}`);
  for (const result of results) {
    const texts = differing(result);
    if (texts.length === 0) continue;
    console.log(`  DIFF ${set}/${result.title}`);
    for (const text of verbose ? texts : texts.slice(0, 2)) {
      console.log(`    ${verbose ? text : text.slice(0, 600)}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
