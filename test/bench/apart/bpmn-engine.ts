import { Engine } from 'bpmn-engine';
import { THREE_TASKS } from '../../load/three-tasks.ts';
import { rate } from '../rate.ts';

// bpmn-engine with the same model: from start to end of three tasks, one instance after another. It keeps no history
// and writes nothing; the model is parsed once, each instance is an Engine on it.
//   node --import tsx test/bench/apart/bpmn-engine.ts INSTANCES     prints processes a second as JSON.

/** The model as bpmn-engine has parsed it; its types do not tell where that is. */
const parsed = async () => {
  const [definition] = await new Engine({ source: THREE_TASKS }).getDefinitions();
  const sourceContext = definition?.environment.options.source;
  if (!sourceContext) throw new Error('bpmn-engine no longer shows the parsed model');
  return sourceContext;
};

const sourceContext = await parsed();

const startAndCompleteThreeTasks = async (): Promise<void> => {
  const engine = new Engine({ sourceContext });
  const ended = engine.waitFor('end');
  const execution = await engine.execute();
  for (const id of ['a', 'b', 'c']) {
    if (execution.getPostponed().length !== 1) throw new Error(`${id} does not wait`);
    execution.signal({ id });
  }
  await ended;
};

const instances = Number(process.argv[2]);
await rate(instances / 4, 1, startAndCompleteThreeTasks);
const rates = { startAndCompleteThreeTasks: await rate(instances, 1, startAndCompleteThreeTasks) };
console.log(JSON.stringify(rates));
