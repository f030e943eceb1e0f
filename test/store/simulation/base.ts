import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEngine, openFileStore } from '../../../engine/index.ts';
import { type TableName, tableNames } from '../../../engine/store/tables.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../../load/three-tasks.ts';
import { type Image, SimulatedFiles } from '../simulated-files.ts';
import type { Model } from './client.ts';

/** A folder with which a simulation begins. */
export interface Base {
  image: Image;
  rows: readonly (readonly [TableName, { id: string }])[];
  model: Model;
}

const log = (): void => {};

/** A new folder with a process and nothing else. */
export const deployedBase = async (): Promise<Base> => {
  const files = new SimulatedFiles();
  const engine = createEngine({ store: await openFileStore({ folder: 'data', files, log }) });
  const resources = [{ name: 'three-tasks.bpmn', bytes: Buffer.from(THREE_TASKS) }];
  await engine.run('createDeployment', { name: 'simulation', resources });
  await engine.close();
  const model = { key: THREE_TASKS_KEY, activities: ['a', 'b', 'c'] };
  return { image: files.image(), rows: await rowsOf(files.image()), model };
};

const folders = fileURLToPath(new URL('../folders', import.meta.url));

/** A folder of an earlier version, which is upgraded when it is opened. */
export const earlierBase = async (version: string): Promise<Base> => {
  const folder = `${folders}/${version}/folder`;
  const image = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]),
  );
  const model = { key: 'order', activities: ['check', 'pack', 'ship'] };
  return { image, rows: await rowsOf(image), model };
};

const rowsOf = async (image: Image): Promise<Base['rows']> => {
  const files = new SimulatedFiles(image);
  const store = await openFileStore({ folder: 'data', files, log });
  const rows: [TableName, { id: string }][] = [];
  for (const table of tableNames)
    for (const row of await store.query({ table, where: [] })) rows.push([table, row]);
  await store.close();
  return rows;
};
