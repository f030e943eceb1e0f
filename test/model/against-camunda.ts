import { isDeepStrictEqual } from 'node:util';
import { createApp } from '../../api/app.ts';
import { createEngine } from '../../engine/index.ts';
import { cases } from './differential/cases.ts';
import { type Case, randomMutation } from './differential/mutations.ts';
import { type Ask, type Observation, observe } from './differential/observe.ts';
import { SEEDS } from './differential/seeds.ts';

// Deploys models here and on a running Camunda (test/conformance/camunda/start.sh), and compares what comes of them:
//   node --import tsx test/model/against-camunda.ts BASE_URL [TEXT | FIRST_SEED LAST_SEED] [--start] [--answers] [--every=N]
// All models, those whose title holds TEXT, or valid ones changed by chance. --start also starts an instance of each
// process; --answers prints Camunda's answers as camunda-answers.json keeps them; --every=7 takes each seventh only.

const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const [base = '', first = '', last = ''] = args;
if (!/^https?:/.test(base))
  throw new Error(
    'usage: against-camunda.ts BASE_URL [TEXT | FIRST_SEED LAST_SEED] [--start] [--answers] [--every=N]',
  );
const starting = process.argv.includes('--start');
const asAnswers = process.argv.includes('--answers');

const every = Number(process.argv.find((arg) => arg.startsWith('--every='))?.slice(8) ?? 1);

function* chosen(): Iterable<Case> {
  if (last === '') {
    for (const one of cases()) if (one[0].includes(first)) yield one;
  } else
    for (let seed = Number(first); seed <= Number(last); seed++) yield randomMutation(seed, SEEDS);
}

const engine = createEngine({ jobExecutor: false });
const app = createApp(engine, {
  logError: (error) => console.log(`  BROKEN ${(error as Error).stack}`),
});
const here: Ask = async (path, init) => app.request(`http://engine/engine-rest${path}`, init);
const there: Ask = (path, init) => fetch(base + path, init);

const answerOf = ({ status, type, message, problems, jobDefinitions }: Observation) => {
  const jobs: Record<string, unknown[]> = {};
  for (const row of (jobDefinitions ?? []) as Record<string, string>[]) {
    const key = row.processDefinitionKey ?? '';
    jobs[key] = [...(jobs[key] ?? []), [row.activityId, row.jobType, row.jobConfiguration]];
  }
  return status < 300
    ? { status, ...(Object.keys(jobs).length > 0 && { jobs }) }
    : { status, type, ...(problems ? { problems } : { message }) };
};

let passed = 0;
let failed = 0;
let count = 0;
for (const [title, content] of chosen()) {
  if (count++ % every > 0) continue;
  const expected = await observe(there, content, starting);
  if (asAnswers) {
    console.log(`  ${JSON.stringify([title, String(content), answerOf(expected)])},`);
    continue;
  }
  const seen = await observe(here, content, starting);
  if (isDeepStrictEqual(seen, expected)) {
    passed++;
    continue;
  }
  failed++;
  console.log(`DIFF ${title}`);
  for (const name of new Set([...Object.keys(expected), ...Object.keys(seen)])) {
    const [one, other] = [expected, seen].map((of) =>
      JSON.stringify(of[name as keyof Observation]),
    );
    const isRedundant = name === 'message' && (expected.problems ?? seen.problems);
    if (one !== other && !isRedundant)
      console.log(`  ${name}\n    Camunda ${one}\n    here    ${other}`);
  }
}
await engine.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
