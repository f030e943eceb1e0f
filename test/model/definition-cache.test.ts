import { DefinitionCache } from '../../engine/deployment/definition-cache.ts';
import { Failure } from '../../engine/failure.ts';
import type { ProcessGraph } from '../../engine/model/process-graph.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import { NotYetRead, Reads, UnitOfWork } from '../../engine/store/unit-of-work.ts';
import { assert, suite } from '../harness.ts';
import { model } from './xml.ts';

const test = suite('cache of graphs');

/** A unit that has definitions of those ids, all of the process `p` in the same file. */
const unitWith = (ids: readonly string[], xml = model('<startEvent id="s"/>')): UnitOfWork => {
  const unit = new UnitOfWork(new Reads(createMemoryStore()));
  unit.get = ((_table: string, id: string) =>
    ids.includes(id) && { id, key: 'p', deploymentId: 'd', resourceName: 'p.bpmn' }) as never;
  unit.find = (() => [{ name: 'p.bpmn', content: Buffer.from(xml).toString('base64') }]) as never;
  return unit;
};
const missing = (cache: DefinitionCache, unit: UnitOfWork, id: string): Promise<unknown> => {
  try {
    cache.graph(unit, id);
  } catch (error) {
    if (error instanceof NotYetRead) return error.answer;
    throw error;
  }
  throw new Error('the graph is there');
};
/** As the engine does it. */
const waitFor = async (
  cache: DefinitionCache,
  unit: UnitOfWork,
  id: string,
): Promise<ProcessGraph> => {
  await missing(cache, unit, id);
  return cache.graph(unit, id);
};

test('a graph is made once, for whoever waits for it', async () => {
  const cache = new DefinitionCache();
  const [one, other] = [unitWith(['d']), unitWith(['d'])];
  const graphs = await Promise.all([waitFor(cache, one, 'd'), waitFor(cache, other, 'd')]);
  assert.is(graphs[0], graphs[1]);
  assert.is(cache.graph(unitWith([]), 'd'), graphs[0]);
});

test('a file that is refused fails whoever waits, each time anew', async () => {
  const cache = new DefinitionCache();
  const bad = unitWith(['d'], model('<endEvent/>'));
  const isRefusal = (error: Error) => error instanceof Failure && error.type === 'ParseException';
  await assert.rejects(missing(cache, bad, 'd'), isRefusal);
  await assert.rejects(missing(cache, bad, 'd'), isRefusal);
  assert.is((await waitFor(cache, unitWith(['d']), 'd')).key, 'p');
});

test('a definition that is not there is refused at once', () =>
  assert.throws(() => new DefinitionCache().graph(unitWith([]), 'd'), Failure));

test('a command keeps what it has waited for, also where the cache has no room for all', async () => {
  const cache = new DefinitionCache();
  const ids = Array.from({ length: 1002 }, (_, n) => `d${n}`);
  const unit = unitWith(ids);
  for (const id of ids) await waitFor(cache, unit, id);
  assert.is(cache.graph(unit, 'd0').definitionId, 'd0');
  assert.throws(() => cache.graph(unitWith([]), 'd0'), Failure);
});

test.run();
