import fc from 'fast-check';
import { assert, suite } from '../harness.ts';
import { seededRandom } from '../load/seeded-random.ts';
import { check } from './property.ts';
import { type Loss, SimulatedFiles } from './simulated-files.ts';
import { type Base, deployedBase, earlierBase } from './simulation/base.ts';
import { checkFlip } from './simulation/flip.ts';
import { History } from './simulation/history.ts';
import { calm, type Fate, Life, randomFate, turn } from './simulation/life.ts';

// Random clients of an engine on a disk that fails, fills up, and loses what was not synced when the power ends. After
// each end the folder is opened again, and must hold what it held after some commit that is no older than the last one
// that was acknowledged. That is all: nothing is lost, nothing is there by halves, nothing was shown too early.

const FILE = 'store/simulation';
const test = suite('simulated machines that stop at any moment');

type Random = () => number;

/** What stands in the folder must be what it held after some commit; from then on that is what it holds. */
const judge = async (life: Life, history: History, store: Parameters<Life['contentOf']>[0]) => {
  const content = await life.contentOf(store);
  const found = history.find(content);
  if (found === undefined) throw new Error(history.difference(content));
  assert.equal(history.vanished(found), [], 'shown, and gone');
  history.reopened(found);
};

const randomLoss = (random: Random): Loss => {
  const chance = random();
  if (chance < 0.1) return 'nothing';
  return chance < 0.3 ? 'unsynced' : random;
};

/** Lives in the folder, to whatever end; answers the files that are there afterwards. */
const live = async (
  files: SimulatedFiles,
  { fate, base, history }: { fate: Fate; base: Base; history: History },
  random: Random,
): Promise<SimulatedFiles> => {
  const life = new Life(files, fate, random);
  const store = await life.open().catch((error) => {
    if (!life.hasFailed) throw error;
  });
  if (store) {
    await judge(life, history, store);
    await life.work(store, history, base.model);
  }
  life.stop();
  await turn();
  if (random() < 0.3) return files.kill();
  const image = files.image(randomLoss(random));
  if (random() < 0.5) await checkFlip(image, history, random);
  return new SimulatedFiles(image);
};

/** Nothing fails any more: all is there, and work goes on. */
const goOn = async (
  files: SimulatedFiles,
  { history, base }: { history: History; base: Base },
  random: Random,
) => {
  const life = new Life(files, calm, random);
  const store = await life.open();
  assert.ok(store);
  if (!store) return;
  await judge(life, history, store);
  const engine = life.engine(store, history);
  const started = await engine.createProcessInstanceByKey(base.model.key).execute();
  const { id, processDefinitionId } = started.row;
  await engine.run('deleteProcessInstance', { processInstanceId: id });
  const restarted = await engine
    .restartProcessInstances(processDefinitionId as string)
    .startBeforeActivity(base.model.activities[1] as string)
    .processInstanceIds(id)
    .execute();
  const where = [
    { op: 'eq', column: 'processInstanceId', value: restarted.get(id) as string },
  ] as const;
  const [task] = await engine.list({ table: 'task', where: [...where] });
  await engine.complete(task?.id as string);
  const content = await life.contentOf(store);
  assert.is(history.find(content), history.acknowledged(), 'in memory is what was stored');
  await engine.close();
  const again = new Life(new SimulatedFiles(files.image('unsynced')), calm, random);
  await judge(again, history, (await again.open()) as NonNullable<typeof store>);
};

const simulate = async (seed: number, bases: readonly Base[]): Promise<void> => {
  const random = seededRandom(seed);
  const base = (random() < 0.9 ? bases[0] : bases[1]) as Base;
  const history = new History(base.rows);
  let files = new SimulatedFiles(base.image);
  for (let lives = 1 + Math.floor(random() * 2.5); lives > 0; lives--)
    files = await live(files, { fate: randomFate(random), base, history }, random);
  await goOn(files, { history, base }, random);
};

test('lose nothing that was acknowledged, have nothing by halves, and go on', async () => {
  const bases = [await deployedBase(), await earlierBase('issue-3')];
  const seeds = fc.noBias(fc.noShrink(fc.integer({ min: 0, max: 2 ** 31 - 1 })));
  const property = fc.asyncProperty(seeds, (seed) => {
    console.log(`seed ${seed}`);
    return simulate(seed, bases);
  });
  await check(property, { runs: 1_000, file: FILE });
});

test.run();
