import { createEngine, type Engine } from '../../../engine/index.ts';
import type { DepthFigures } from '../depth.ts';

// What an element costs by how deep it lies and how many tokens there are beside it: a chain of many after a user task is
// run by completing that, and the time without the chain is taken off.

const CHAINED = 200;
const INSTANCES = 12;
const ROUNDS = 3;

type Chained = (number: number) => { xml: string; first: string; last: string };

const flow = (from: string, to: string): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

const forkAndJoin =
  (gateway: string): Chained =>
  (number) => {
    const [first, last] = [`fork${number}`, `join${number}`];
    const branches = [`one${number}`, `other${number}`].map(
      (id) => `<task id="${id}"/>${flow(first, id)}${flow(id, last)}`,
    );
    return {
      xml: `<${gateway} id="${first}"/><${gateway} id="${last}"/>${branches.join('')}`,
      first,
      last,
    };
  };

const single =
  (xml: (id: string) => string): Chained =>
  (number) => {
    const id = `each${number}`;
    return { xml: xml(id), first: id, last: id };
  };

const elements: Readonly<Record<string, Chained>> = {
  task: single((id) => `<task id="${id}"/>`),
  'exclusive gateway': single((id) => `<exclusiveGateway id="${id}"/>`),
  'parallel gateways with two tasks': forkAndJoin('parallelGateway'),
  'inclusive gateways with two tasks': forkAndJoin('inclusiveGateway'),
  'subprocess with a task': single(
    (id) =>
      `<subProcess id="${id}"><startEvent id="${id}s"/><task id="${id}t"/>${flow(`${id}s`, `${id}t`)}</subProcess>`,
  ),
};

const chain = (element: Chained, count: number): string => {
  let xml = '';
  let before = 'first';
  for (let number = 0; number < count; number++) {
    const each = element(number);
    xml += each.xml + flow(before, each.first);
    before = each.last;
  }
  return xml + flow(before, 'last');
};

const within = (depth: number, inner: string): string =>
  depth === 0
    ? inner
    : `<startEvent id="s${depth}"/><subProcess id="d${depth}">${within(depth - 1, inner)}</subProcess>${flow(`s${depth}`, `d${depth}`)}`;

interface Place {
  depth: number;
  tokens: number;
}

const model = (key: string, element: Chained, count: number, { depth, tokens }: Place): string => {
  const others = Array.from(
    { length: tokens },
    (_, number) => `<userTask id="w${number}"/>${flow('fork', `w${number}`)}`,
  );
  const inner = `<startEvent id="s"/><parallelGateway id="fork"/>${flow('s', 'fork')}<userTask id="first"/>${flow('fork', 'first')}<userTask id="last"/>${chain(element, count)}${others.join('')}`;
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="bench"><process id="${key}" isExecutable="true" camunda:historyTimeToLive="P1D">${within(depth, inner)}</process></definitions>`;
};

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** How long it takes to complete the task before the chain, in milliseconds of an instance. */
const completing = async (engine: Engine, key: string): Promise<number> => {
  let total = 0;
  for (let instance = 0; instance < INSTANCES; instance++) {
    const { row } = await engine.createProcessInstanceByKey(key).execute();
    const [task] = await engine.list({
      table: 'task',
      where: [
        { op: 'eq', column: 'processInstanceId', value: row.id },
        { op: 'eq', column: 'taskDefinitionKey', value: 'first' },
      ],
    });
    if (!task) throw new Error(`no task waits in ${key}`);
    const begun = processorMs();
    await engine.complete(task.id);
    total += processorMs() - begun;
    await engine.run('deleteProcessInstance', { processInstanceId: row.id });
  }
  return total / INSTANCES;
};

/** Of several rounds the fastest, in microseconds of an element. */
const cost = async (element: Chained, place: Place): Promise<number> => {
  const engine = createEngine();
  const deploy = async (key: string, count: number): Promise<void> => {
    const bytes = Buffer.from(model(key, element, count, place));
    await engine.run('createDeployment', {
      name: 'bench',
      resources: [{ name: `${key}.bpmn`, bytes }],
    });
  };
  await deploy('chained', CHAINED);
  await deploy('bare', 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    const elementMs = (await completing(engine, 'chained')) - (await completing(engine, 'bare'));
    if (round > 0) best = Math.min(best, (elementMs / CHAINED) * 1_000);
  }
  await engine.close();
  return best;
};

const figures: DepthFigures[] = [];
for (const [name, element] of Object.entries(elements))
  figures.push({
    element: name,
    plain: await cost(element, { depth: 0, tokens: 1 }),
    deep: await cost(element, { depth: 20, tokens: 1 }),
    crowded: await cost(element, { depth: 0, tokens: 1_000 }),
  });
console.log(JSON.stringify(figures));
