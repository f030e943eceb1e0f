import { createApp } from '../../../api/app.ts';
import { MemoryLimit } from '../../../api/memory/memory-limit.ts';
import { kindOf, namedOperations } from '../../../api/memory/operations.ts';
import { createEngine } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { routed } from '../../readme/resources.ts';

const test = suite('operations when memory is full');

test('name only what there is', () => {
  const there = new Set([...routed(), 'POST /backup']);
  const unknown = namedOperations.filter((name) => !there.has(name.replace(/:\w+/g, '*')));
  assert.equal(unknown, []);
});

test('are told apart by what they come to', () => {
  const kinds: [string, string, string][] = [
    ['GET', '/task/:id', 'goesOn'],
    ['DELETE', '/process-instance/:id', 'goesOn'],
    ['POST', '/task/count', 'goesOn'],
    ['POST', '/task/:id/complete', 'endsWork'],
    ['POST', '/external-task/fetchAndLock', 'endsWork'],
    ['POST', '/process-definition/key/:key/start', 'newWork'],
    ['POST', '/message', 'newWork'],
    ['PUT', '/task/:id/variables/:name', 'newWork'],
  ];
  for (const [method, path, kind] of kinds) assert.is(kindOf(method, path), kind, path);
});

/** An application whose memory is full to the last. */
const full = () => {
  const bytes = 2_000;
  const use = { afterCollection: { bytes, count: 1 }, now: () => bytes, collect: () => {} };
  const memory = new MemoryLimit({ limitBytes: 1_000, ceilingBytes: 1_100, use, now: () => 0 });
  return createApp(createEngine(), { limits: { memory } });
};

const ask = async (method: string, path: string, body?: string) => {
  const answer = await full().request(`http://engine${path}`, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text };
};

test('are refused with 503 and a time to ask again, or go on', async () => {
  const start = '/engine-rest/process-definition/key/unknown/start';
  const { status, retryAfter, text } = await ask('POST', start, '{}');
  assert.equal([status, retryAfter], [503, '5']);
  const { type, message, code } = JSON.parse(text);
  assert.equal([type, code], ['ServiceUnavailableException', null]);
  assert.match(message, /^HTTP 503 Service Unavailable: /);
  assert.is((await ask('GET', '/engine-rest/process-instance')).text, '[]');
  assert.is((await ask('POST', '/engine-rest/task/count', '{}')).text, '{"count":0}');
  const gone = await ask('DELETE', '/engine-rest/process-instance/unknown');
  assert.equal([gone.status, gone.retryAfter], [404, null]);
  assert.is((await ask('POST', '/dalsegno/backup')).status, 400);
});

test.run();
