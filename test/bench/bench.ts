import { parseArgs } from 'node:util';
import { builtServer } from '../load/build.ts';
import { whyNoCamunda } from './camunda.ts';
import { depth } from './depth.ts';
import { expressions } from './expressions.ts';
import { growth } from './growth.ts';
import { httpCamunda, httpHere } from './http.ts';
import { inProcess } from './in-process.ts';
import { limit } from './limit.ts';
import { load, thisMachine } from './machine.ts';
import { type Figures, linesOf } from './report.ts';
import { scripts } from './scripts.ts';
import { store } from './store.ts';
import { tableOf } from './table.ts';

// Measures this engine, and in the same run what stands beside it; README.md of this folder says what each line means:
//   npm run bench [-- --only http,in-process,limit,store,depth,expressions,scripts,growth] [--no-camunda] [--json] [--ended N] [--waiting N]

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    'no-camunda': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    ended: { type: 'string', default: '100000' },
    waiting: { type: 'string', default: '100000' },
  },
});

const noCamunda = options['no-camunda'] ? 'not asked for' : whyNoCamunda();
const isWithCamunda = noCamunda === undefined;

const sections: { [S in keyof Figures]-?: () => Promise<NonNullable<Figures[S]>> } = {
  http: async () => ({
    here: await httpHere(),
    built: await httpHere(builtServer()),
    camunda: isWithCamunda ? await httpCamunda() : null,
  }),
  'in-process': () => inProcess(isWithCamunda),
  limit,
  store,
  depth,
  expressions,
  scripts,
  growth: () => growth(Number(options.ended), Number(options.waiting)),
};

const names = Object.keys(sections) as (keyof Figures)[];
const asked = options.only?.split(',') ?? names;
for (const name of asked) {
  if (!names.includes(name as keyof Figures))
    throw new Error(`there is no section "${name}", only ${names.join(', ')}`);
}

const loadBefore = load();
const figures: Figures = {};

/** A section that fails does not take the others with it. */
const measure = async (name: keyof Figures): Promise<void> => {
  console.error(`measuring: ${name}`);
  try {
    Object.assign(figures, { [name]: await sections[name]() });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
};

for (const name of names) if (asked.includes(name)) await measure(name);

const machine = thisMachine();
const lines = linesOf(figures);
if (options.json) {
  console.log(JSON.stringify({ machine, loadBefore, figures, lines }));
} else {
  const java = machine.java === null ? 'no Java' : `Java ${machine.java}`;
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${java}`);
  console.log(
    `load before the run: ${loadBefore.toFixed(1)}; figures of a busy machine say little\n`,
  );
  console.log(tableOf(lines));
  if (!isWithCamunda) console.log(`\nwithout Camunda: ${noCamunda}`);
}
