import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Permissions, type ScriptBackend, scriptBackends } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { type Scripted, scripted, text } from './scripted.ts';

/** What permissions open, and what they do not, seen by a script. */
interface Here {
  folder: string;
  web: Server;
  /** host:port of a web server, and of one that nobody is granted. */
  granted: string;
  other: string;
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

const denied = (kind: string, what: string): string =>
  `NotCapable: Requires ${kind} access to "${what}", run again with the --allow-${kind} flag`;

const access = (scriptBackend: ScriptBackend): void => {
  const test = suite<Here>(`access on ${scriptBackend}`, undefined as unknown as Here);

  test.before(async (here) => {
    here.folder = mkdtempSync(join(tmpdir(), 'dalsegno-access-'));
    mkdirSync(join(here.folder, 'open'));
    writeFileSync(join(here.folder, 'open', 'a.txt'), 'content');
    writeFileSync(join(here.folder, 'secret.txt'), 'secret');
    symlinkSync(join(here.folder, 'secret.txt'), join(here.folder, 'open', 'link.txt'));
    symlinkSync(here.folder, join(here.folder, 'open', 'up'));
    const other = createServer((_request, response) => response.end('other'));
    await listening(other);
    here.other = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    here.web = createServer((request, response) => {
      if (request.url === '/away') {
        response.writeHead(302, { location: `http://${here.other}/` }).end();
      } else if (request.url === '/on') response.writeHead(303, { location: '/echo' }).end();
      else if (request.url === '/large') response.end('x'.repeat(5_000_000));
      else {
        let body = '';
        request.on('data', (chunk) => {
          body += chunk;
        });
        request.on('end', () => {
          response.writeHead(200, { 'content-type': 'application/json', 'x-seen': 'yes' });
          response.end(
            JSON.stringify({ method: request.method, body, auth: request.headers.authorization }),
          );
        });
      }
    });
    await listening(here.web);
    here.web.on('close', () => other.close());
    here.granted = `127.0.0.1:${(here.web.address() as AddressInfo).port}`;
  });
  test.after(({ folder, web }) => {
    web.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (
    bound: Partial<Permissions>,
    asked: string | null,
    source: string,
    environment: Record<string, string> = {},
  ): Promise<string> => {
    const engine: Scripted = await scripted({ scriptBackend, permissions: bound, environment });
    try {
      const outcome = await engine.run(source, { s: text('x') }, 'javascript', asked);
      return typeof outcome === 'string' ? outcome : String(outcome.result?.value);
    } finally {
      await engine.close();
    }
  };

  test('a granted host is fetched from', async ({ granted }) => {
    const source = `
    const response = await fetch('http://${granted}/echo', { method: 'POST', body: 'hello ' + s, headers: { Authorization: 'me' } });
    const { method, body, auth } = await response.json();
    [response.status, response.ok, response.headers.get('X-Seen'), method, body, auth].join()`;
    assert.is(
      await run({ net: [granted] }, `net=${granted}`, source),
      '200,true,yes,POST,hello x,me',
    );
    assert.is(
      await run({ net: true }, `--allow-net=${granted}`, source),
      '200,true,yes,POST,hello x,me',
    );
  });

  test('neither the operator alone nor the process alone grants', async ({ granted }) => {
    const source = `(await fetch('http://${granted}/')).status`;
    assert.match(await run({ net: [granted] }, null, source), denied('net', granted));
    assert.match(await run({}, `net=${granted}`, source), denied('net', granted));
    assert.match(await run({ net: ['127.0.0.1:1'] }, 'all', source), denied('net', granted));
  });

  test('a redirect leads to what is granted and nowhere else', async ({ granted, other }) => {
    const fetching = (path: string) =>
      `const r = await fetch('http://${granted}${path}'); r.redirected + r.url.slice(-5) + await r.text()`;
    const asked = `net=${granted}`;
    assert.match(await run({ net: true }, asked, fetching('/away')), denied('net', other));
    assert.is(
      await run({ net: true }, asked, fetching('/on')),
      'true/echo{"method":"GET","body":""}',
    );
  });

  test('everything does not reach this machine or a private network, unless named', async ({
    granted,
  }) => {
    const [, port] = granted.split(':');
    const source = (host: string) => `(await fetch('http://${host}:${port}/')).status`;
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '10.0.0.1'])
      assert.match(await run({ net: true }, 'net', source(host)), 'NotCapable', host);
    assert.is(await run({ net: ['127.0.0.0/8'] }, 'net', source('127.0.0.1')), '200');
    assert.is(await run({ net: ['localhost'] }, 'net', source('localhost')), '200');
  });

  test('an answer that is too large is refused', async ({ granted }) => {
    const source = `(await fetch('http://${granted}/large')).status`;
    assert.match(await run({ net: [granted] }, `net=${granted}`, source), 'larger than');
  });

  test('granted files are read, others and links to others are not', async ({ folder }) => {
    const open = join(folder, 'open');
    const reading = (path: string) => `await Deno.readTextFile(${JSON.stringify(path)})`;
    const asked = JSON.stringify({ read: [open] }).replaceAll('"', '&quot;');
    const bound = { read: [open] };
    assert.is(await run(bound, asked, reading(join(open, 'a.txt'))), 'content');
    for (const path of ['../secret.txt', 'link.txt', 'up/secret.txt'])
      assert.match(await run(bound, asked, reading(join(open, path))), 'NotCapable: Requires read');
    assert.match(await run(bound, asked, reading(join(open, 'none'))), 'NotFound: No such file');
    assert.match(await run(bound, asked, reading(open)), 'IsADirectory');
    assert.match(await run(bound, null, reading(join(open, 'a.txt'))), 'NotCapable');
  });

  test('a folder that is granted by a link is the folder that it leads to', async ({ folder }) => {
    const link = join(folder, 'link-to-open');
    symlinkSync(join(folder, 'open'), link);
    const source = `await Deno.readTextFile(${JSON.stringify(join(link, 'a.txt'))})`;
    assert.is(await run({ read: [link] }, 'read', source), 'content');
  });

  test('granted variables are seen, others are not', async () => {
    const environment = { SEEN: 'yes', HIDDEN: 'no' };
    const bound = { env: ['SEEN', 'UNSET'] };
    const asked = 'env=SEEN,UNSET,HIDDEN';
    assert.is(
      await run(bound, asked, "Deno.env.get('SEEN') + Deno.env.get('UNSET')", environment),
      'yesundefined',
    );
    assert.match(
      await run(bound, asked, "Deno.env.get('HIDDEN')", environment),
      denied('env', 'HIDDEN'),
    );
  });

  test('permissions can be asked for, and a denial caught', async ({ granted }) => {
    const source = `
    const { state } = await Deno.permissions.query({ name: 'net', host: '${granted}' });
    const other = (await Deno.permissions.query({ name: 'env', variable: 'X' })).state;
    let caught = '';
    try { await fetch('http://example.com'); } catch (error) {
      caught = (error instanceof Deno.errors.NotCapable) + error.name;
    }
    [state, other, caught].join()`;
    assert.is(await run({ net: true }, `net=${granted}`, source), 'granted,denied,trueNotCapable');
  });

  test('permissions that cannot be understood are refused at deployment', async () => {
    const engine = await scripted();
    const refused = (asked: string) =>
      engine.run('1', {}, 'javascript', asked).then(
        () => 'deployed',
        (error: Error) => error.message,
      );
    assert.match(await refused('net=a.example foo'), "Unknown permission 'foo'");
    assert.match(await refused('net=http://a.example'), "cannot be for 'http://a.example'");
    assert.is(await refused('of another kind'), 'deployed');
    await engine.close();
  });

  test.run();
};

for (const backend of scriptBackends) access(backend);
