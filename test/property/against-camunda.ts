import { createApp } from '../../api/app.ts';
import { createEngine } from '../../engine/index.ts';
import { randomScenario } from '../conformance/random.mjs';
import { differences, transcript } from '../conformance/replay.mjs';

// Plays random processes here and on a running Camunda (test/conformance/camunda/start.sh), and compares:
//   node --import tsx test/property/against-camunda.ts BASE_URL FIRST_SEED [LAST_SEED] [--verbose]

const [base = '', first = '', last = first] = process.argv
  .slice(2)
  .filter((arg) => !arg.startsWith('--'));
if (!/^https?:/.test(base) || !/^\d+$/.test(first)) {
  throw new Error('usage: against-camunda.ts BASE_URL FIRST_SEED [LAST_SEED] [--verbose]');
}
const isVerbose = process.argv.includes('--verbose');

let passed = 0;
let failed = 0;
for (let seed = Number(first); seed <= Number(last); seed++) {
  const scenario = { name: `seed ${seed}`, run: randomScenario(seed) };
  const engine = createEngine();
  const app = createApp(engine, {
    logError: (error, request) =>
      console.log(`  ${JSON.stringify(request)} ${(error as Error).stack}`),
  });
  const here = await transcript(scenario, {
    base: 'http://engine/engine-rest',
    fetch: (url, init) => app.request(url, init),
  });
  await engine.close();
  const there = await transcript(scenario, { base, fetch: (url, init) => fetch(url, init) });
  const found = differences(there, here);
  if (found.length === 0) passed++;
  else failed++;
  if (found.length > 0) console.log(`DIFF seed ${seed}, ${found.length} places`);
  for (const text of isVerbose ? found : found.slice(0, 1)) {
    console.log(`    ${isVerbose ? text : text.slice(0, 1_000)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
