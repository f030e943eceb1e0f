import { createMemoryStore } from '../../engine/index.ts';
import { knownInModel, knownInStep } from '../conformance/known-differences.mjs';
import { modelOf, type Step, scenarioOf, wideCase } from '../conformance/wide/index.mjs';
import { assert, suite } from '../harness.ts';
import { expressionProcess } from '../readme/differences.ts';
import { missingConstructs, missingSteps } from './constructs.ts';
import { stage } from './play.ts';

// The random processes of conformance:live, here without a Camunda: always the same seeds.

const sizeOf = (seed: number): number => 4 + (seed % 15);
const caseOf = (seed: number) => wideCase(seed, { size: sizeOf(seed) });
const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const test = suite('random processes with all of BPMN');
const own = stage(createMemoryStore());
const models = seeds(300).map((seed) => modelOf(caseOf(seed)).xml);
const steps: Step[] = [];
test.after(() => own.close());

test('are the same for the same seed', () => {
  for (const seed of seeds(30)) assert.is(modelOf(caseOf(seed)).xml, models[seed - 1]);
  assert.is(new Set(models).size, 300);
});

test('have, among 300, everything that they should have', () => {
  assert.equal(missingConstructs(models), []);
});

test('can be deployed, keep every row in step with the others, and leave none', async () => {
  for (const seed of seeds(100)) {
    const made: Step[] = [];
    const { seen, broken, left } = await own.play(scenarioOf(caseOf(seed), made), true);
    const stopped = seen.filter(([label]) => label === 'STOPPED');
    assert.equal({ seed, broken, left, stopped }, { seed, broken: [], left: [], stopped: [] });
    steps.push(...made);
  }
});

test('are walked through by every kind of step', () => {
  assert.equal(missingSteps(steps), []);
});

test('keep clear of the differences that are known', () => {
  assert.ok(steps.length > 0, 'no steps: see the test before the last');
  assert.equal(steps.map((step) => knownInStep(step, '')).filter(Boolean), []);
  assert.ok(knownInStep({ restart: [], of: 'both' }, ''));
  assert.equal(models.map(knownInModel).filter(Boolean), []);
  assert.ok(knownInModel(expressionProcess("${'aa'.matches('(a)\\1')}")));
});

test('go the same way again when their steps are given', async () => {
  for (const seed of seeds(5)) {
    const made: Step[] = [];
    const first = await own.play(scenarioOf(caseOf(seed), made));
    const again = await own.play(scenarioOf({ ...caseOf(seed), steps: [...made] }));
    assert.equal(again.seen, first.seen);
  }
});
test.run();
