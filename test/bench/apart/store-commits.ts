import { openFileStore } from '../../../engine/index.ts';
import { rate } from '../rate.ts';
import { startRows } from '../start-rows.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// The file store alone: commits a second, each with the rows of one start, by so many that wait for theirs.
//   node --import tsx test/bench/apart/store-commits.ts     prints one line of JSON, the StoreFigures.

const rowsOfAStart = await startRows();

const commits = (committers: number, count: number): Promise<number> =>
  inTemporaryFolder(async (folder) => {
    const store = await openFileStore({ folder, log: console.error });
    const result = await rate(count, committers, () => store.commit(rowsOfAStart()));
    await store.close();
    return result;
  });

await commits(32, 4_000);
const figures = {
  by1: await commits(1, 1_000),
  by8: await commits(8, 4_000),
  by64: await commits(64, 10_000),
  by256: await commits(256, 16_000),
};
console.log(JSON.stringify(figures));
