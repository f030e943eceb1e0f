import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../harness.ts';

const test = suite('the server');

const folder = mkdtempSync(join(tmpdir(), 'dalsegno-server-'));
const program = fileURLToPath(new URL('../../api/server.ts', import.meta.url));

interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

const launch = (...args: string[]): { child: ChildProcess; ended: Promise<Ended> } => {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (errors += chunk));
  return {
    child,
    ended: new Promise((resolve) =>
      child.once('close', (code) => resolve({ code, output, errors })),
    ),
  };
};

/** A server that answers, and its address. */
const started = async (...args: string[]) => {
  const { child, ended } = launch('--port', '0', '--log-level', 'silent', ...args);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /http:\S+/.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
    ended.then(({ code, errors }) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
  return { address, child, ended };
};

test('a free port is chosen and told, and a signal ends the server without an error', async () => {
  const endBy = async (signal: 'SIGTERM' | 'SIGINT') => {
    const { address, child, ended } = await started('--data', ':memory:');
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/engine-rest$/);
    const response = await fetch(`${address}/version`);
    assert.is(response.headers.get('content-type'), 'application/json');
    assert.equal(await response.json(), { version: '7.23.0' });
    child.kill(signal);
    assert.equal((await ended).code, 0, signal);
  };
  await Promise.all([endBy('SIGTERM'), endBy('SIGINT')]);
});

test('mistakes in the configuration and a busy port end it with exit code 2 and a text', async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const { port } = busy.address() as { port: number };
  const attempts: [string[], RegExp][] = [
    [['--prot', '1'], /--prot/],
    [['--port', 'x'], /^--port is 'x'/],
    [
      ['--data', ':memory:', '--log-level', 'silent', '--port', String(port)],
      /Cannot listen on 127\.0\.0\.1:\d+/,
    ],
    [['--data', program, '--port', '0'], /^Cannot use the folder .*server\.ts: EEXIST.*\n$/],
  ];
  const attempt = async ([args, message]: [string[], RegExp]) => {
    const { code, errors } = await launch(...args).ended;
    assert.is(code, 2, args.join(' '));
    assert.match(errors, message);
  };
  await Promise.all(attempts.map(attempt));
  busy.close();
});

test('the help is printed and nothing is started', async () => {
  const { code, output } = await launch('--help').ended;
  assert.is(code, 0);
  assert.match(output, /--job-executor on\|off/);
});

/** What a server says to bytes sent as they are. */
const raw = (address: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test('too large bodies, hostile names and broken requests leave it unharmed', async () => {
  const { address, child, ended } = await started('--data', ':memory:', '--max-body', '2m');
  const post = (
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => fetch(`${address}/process-instance`, { method: 'POST', headers, body });
  const large = await post(`{"businessKey": "${'x'.repeat(3 * 2 ** 20)}"}`);
  assert.is(large.status, 413);
  assert.equal(Object.keys((await large.json()) as object).sort(), ['code', 'message', 'type']);
  const head =
    'POST /engine-rest/process-instance HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  const chunk = `100000\r\n${'x'.repeat(2 ** 20)}\r\n`;
  assert.match(
    await raw(
      address,
      `${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}0\r\n\r\n`,
    ),
    /^HTTP\/1.1 413 /,
  );
  assert.match(
    await raw(
      address,
      `${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    ),
    /^HTTP\/1.1 200 /,
  );
  assert.match(await raw(address, 'nonsense\r\n\r\n'), /^HTTP\/1.1 400 /);
  assert.match(
    await raw(
      address,
      'GET /engine-rest/version HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    ),
    /^HTTP\/1.1 403 /,
  );
  for (const body of [
    `{"${'a'.repeat(2 ** 20)}": 1}`,
    '{"__proto__": {"x": 1}, "constructor": 1}',
    '{"businessKey": "\\ud800\\u0000"}',
  ]) {
    assert.is((await post(body)).status, 200);
  }
  assert.is((await post('['.repeat(10_000) + ']'.repeat(10_000))).status, 400);
  assert.is(
    (await post('{}', { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }))
      .status,
    403,
  );
  assert.is((await fetch(`${address}/version`)).status, 200);
  child.kill('SIGTERM');
  assert.is((await ended).code, 0);
});

test('an answer under way is finished before the server ends', async () => {
  const { address, child, ended } = await started('--data', ':memory:');
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      // The server has the head of the request now: it is to end, and gets the body only when it does not listen any more.
      if (/^HTTP\/1.1 100 Continue\r\n\r\n$/.test(text)) child.kill('SIGTERM');
    });
    socket.on('close', () => resolve(text));
  });
  const head = ['POST /engine-rest/process-instance/count HTTP/1.1', 'Host: localhost'];
  const body = ['Content-Type: application/json', 'Content-Length: 2', 'Expect: 100-continue'];
  socket.write(`${[...head, ...body].join('\r\n')}\r\n\r\n`);
  while (
    await fetch(`${address}/version`).then(
      () => true,
      () => false,
    )
  );
  socket.write('{}');
  assert.match(await answer, /HTTP\/1.1 200 OK[\s\S]*\{"count":0\}$/);
  assert.is((await ended).code, 0);
});

test('what was deployed is there after a restart, before the first answer', async () => {
  const data = join(folder, 'data');
  const first = await started('--data', data);
  const form = new FormData();
  form.set('deployment-name', 'kept');
  const model =
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="kept" isExecutable="true" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:historyTimeToLive="1"><startEvent id="s"/></process></definitions>';
  form.set('file', new Blob([model]), 'kept.bpmn');
  assert.is(
    (await fetch(`${first.address}/deployment/create`, { method: 'POST', body: form })).status,
    200,
  );
  first.child.kill('SIGTERM');
  assert.is((await first.ended).code, 0);
  const second = await started('--data', data);
  assert.equal(await (await fetch(`${second.address}/process-definition/count?key=kept`)).json(), {
    count: 1,
  });
  second.child.kill('SIGTERM');
  assert.is((await second.ended).code, 0);
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
