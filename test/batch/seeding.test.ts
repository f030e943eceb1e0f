import fc from 'fast-check';
import { batchElements } from '../../engine/batch/batch-elements.ts';
import { createEngine, createMemoryStore } from '../../engine/index.ts';
import type { Change } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { check } from '../store/property.ts';
import { jobsOf, work } from './working-off.ts';

const test = suite('seeding a batch');

test('elements come by their deployments, each once, those without one last', () => {
  const elements = batchElements([
    ['1', null],
    ['2', 'b'],
    ['3', 'A'],
    ['4', 'b'],
    ['2', 'b'],
    ['5', null],
  ]);
  assert.equal(elements.ids, ['3', '2', '4', '1', '5']);
  assert.equal(elements.mappings, [
    { deploymentId: 'A', count: 1 },
    { deploymentId: 'b', count: 2 },
    { deploymentId: null, count: 2 },
  ]);
});

test('a null among the elements is taken, and fails the seed job', async () => {
  const engine = createEngine();
  const batch = await engine.run('deleteProcessInstancesAsync', { processInstanceIds: [null] });
  assert.is(batch.totalJobs, 1);
  assert.is(await work(engine, batch, 'seed'), 1);
  await engine.close();
});

const sizes = fc.array(fc.integer({ min: 1, max: 230 }), { minLength: 1, maxLength: 4 });

test('every element gets one job; a seeding makes at most a hundred, all of one deployment', () =>
  check(
    fc.asyncProperty(sizes, async (ofDeployments) => {
      const store = createMemoryStore();
      const jobs = ofDeployments.flatMap((size, deployment) =>
        Array.from({ length: size }, (_, at) => jobRow(`${deployment}-${at}`, `d${deployment}`)),
      );
      await store.commit(jobs);
      const engine = createEngine({ store });
      const jobIds = jobs.map(({ row }) => row.id);
      const batch = await engine.run('setJobRetriesAsync', { jobIds, retries: 1 });
      const seen = new Map<string, string>();
      let seedings = 0;
      while ((await jobsOf(engine, batch, 'seed')).length > 0) {
        await work(engine, batch, 'seed');
        seedings++;
        const made = (await jobsOf(engine, batch, 'batch')).filter(({ id }) => !seen.has(id));
        assert.ok(made.length > 0 && made.length <= 100);
        assert.is(new Set(made.map(({ deploymentId }) => deploymentId)).size, 1);
        for (const { id, handlerConfiguration } of made)
          seen.set(id, (JSON.parse(handlerConfiguration ?? '') as { ids: [string] }).ids[0]);
      }
      assert.equal([...seen.values()].sort(), [...jobIds].sort());
      assert.is(
        seedings,
        ofDeployments.reduce((sum, size) => sum + Math.ceil(size / 100), 0),
      );
      assert.is((await engine.get('batch', batch.id))?.jobsCreated, jobIds.length);
      assert.is((await jobsOf(engine, batch, 'monitor')).length, 1);
      await engine.close();
    }),
    { runs: 10, file: 'test/batch/seeding' },
  ));

const jobRow = (id: string, deploymentId: string) =>
  ({
    kind: 'insert',
    table: 'job',
    row: { id, revision: 1, deploymentId, retries: 0, jobDefinitionId: null, batchId: null },
  }) as unknown as Change<'job'> & { kind: 'insert' };

test.run();
