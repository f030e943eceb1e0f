import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { startRows } from '../start-rows.ts';
import { SyncedFile } from '../synced-file.ts';

// What a start over HTTP costs at least, with the HTTP server that this project uses.
//   node --import tsx test/bench/apart/limit-server.ts sync|rows FOLDER     prints where it listens.
// `sync`: one appended line and one shared fdatasync a request. `rows`: the rows of a start besides, put into Maps and
// written as one record of JSON, without engine, indexes, queries or checks.

const [, , kind, folder = ''] = process.argv;
const file = new SyncedFile(join(folder, 'journal'));
const app = new Hono();

if (kind === 'sync') {
  app.post('*', async (context) => {
    await file.append(await context.req.text());
    return context.json({ id: '1' });
  });
} else {
  const rowsOfAStart = await startRows();
  const tables = new Map<string, Map<string, object>>();
  app.post('*', async (context) => {
    const { businessKey } = await context.req.json<{ businessKey: string }>();
    const record: unknown[] = [];
    let id = '';
    for (const { table, row } of rowsOfAStart()) {
      const rows = tables.get(table) ?? new Map<string, object>();
      tables.set(table, rows.set(row.id, row));
      record.push([table, ...Object.values(row)]);
      if (table === 'execution') id = row.id;
    }
    await file.append(JSON.stringify(record));
    return context.json({ id, businessKey, ended: false, suspended: false });
  });
}

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
