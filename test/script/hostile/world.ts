import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { EngineOptions, ScriptBackend } from '../../../engine/index.ts';
import { type Scripted, scripted } from '../scripted.ts';

/** What scripts with permissions reach, and what lies beside it. */
export interface World {
  engine: Scripted;
  /** With a short time limit. */
  impatient: Scripted;
  /** Host and port that are granted, and that are not. */
  granted: string;
  other: string;
  /** A granted folder, and one beside it. */
  open: string;
  closed: string;
  /** Paths of requests that came to where nobody may go. */
  seenByOthers: string[];
  close(): Promise<void>;
}

export const worldOf = async (scriptBackend: ScriptBackend): Promise<World> => {
  const seenByOthers: string[] = [];
  const elsewhere = await listening((request, response) => {
    seenByOthers.push(String(request.url));
    response.end('secret');
  });
  const web = await listening((request, response) => {
    const answer = ANSWERS[String(request.url).split('?')[0] as string];
    if (answer) answer(response, addressOf(elsewhere), request);
    else response.end(JSON.stringify({ url: request.url, headers: request.rawHeaders }));
  });
  const folder = mkdtempSync(join(tmpdir(), 'dalsegno-hostile-'));
  const [open, closed] = [join(folder, 'open'), join(folder, 'closed')];
  fill(open, closed);
  const granted = addressOf(web);
  const options: EngineOptions = {
    scriptBackend,
    permissions: { net: [granted, 'granted.invalid'], read: [open], env: ['SEEN', 'UNSET'] },
    environment: { SEEN: 'yes', HIDDEN: 'secret' },
  };
  const engine = await scripted(options);
  const impatient = await scripted({ ...options, scriptTimeoutMs: 500 });
  return {
    engine,
    impatient,
    granted,
    other: addressOf(elsewhere),
    open,
    closed,
    seenByOthers,
    async close() {
      for (const each of [engine, impatient]) await each.close();
      for (const server of [web, elsewhere]) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(folder, { recursive: true });
    },
  };
};

const addressOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

const listening = async (listener: RequestListener): Promise<Server> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
};

type Answer = (
  response: Parameters<RequestListener>[1],
  other: string,
  request: Parameters<RequestListener>[0],
) => void;

const to =
  (location: (other: string) => string, status = 302): Answer =>
  (response, other) => {
    response.writeHead(status, { location: location(other) }).end();
  };

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/to-other': to((other) => `http://${other}/from-redirect`),
  '/to-other-307': to((other) => `http://${other}/from-redirect`, 307),
  '/to-other-port': to((other) => `//${other}/from-redirect`),
  '/to-localhost': to((other) => `http://localhost:${other.split(':')[1]}/from-redirect`),
  '/to-decimal': to((other) => `http://2130706433:${other.split(':')[1]}/from-redirect`),
  '/to-other-user': to((other) => `http://127.0.0.1@${other}/from-redirect`),
  '/to-file': to(() => 'file:///etc/passwd'),
  '/to-data': to(() => 'data:text/plain,x'),
  '/to-script': to(() => 'javascript:1'),
  '/to-nonsense': to(() => 'http://['),
  '/chain': to(() => '/chain-2'),
  '/chain-2': to(() => './chain-3'),
  '/chain-3': to((other) => `http:\\\\${other}\\from-redirect`),
  '/circle': to(() => '/circle'),
  '/relative': to(() => 'x/../home?a'),
  '/large': (response) => response.end('x'.repeat(5_000_000)),
  '/endless': (response) => {
    const more = () => {
      while (response.write('x'.repeat(100_000)));
    };
    response.on('drain', more);
    more();
  },
  '/bomb': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(2 ** 26))),
  '/bombs': (response) => {
    const twice = gzipSync(gzipSync(Buffer.alloc(2 ** 26)));
    response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(twice);
  },
  '/no-gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  '/silent': () => {},
  '/drip': (response) => {
    const drops = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(drops));
  },
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('x');
    setTimeout(() => response.destroy(), 20);
  },
  '/no-http': (_response, _other, request) => request.socket.end('nonsense\r\n\r\n'),
  '/many-headers': (response) => {
    for (let n = 0; n < 5_000; n++) response.setHeader(`x-${n}`, 'x');
    response.end();
  },
  '/odd-headers': (response) => {
    for (const name of ['constructor', 'then', '__proto__']) response.setHeader(name, name);
    response.end();
  },
  '/json': (response) => response.end('{"__proto__": {"polluted": 1}, "then": 2}'),
};

/** Files, and links of all kinds out of the folder. */
const fill = (open: string, closed: string): void => {
  for (const folder of [open, closed, `${open}-not`]) mkdirSync(folder);
  writeFileSync(join(open, 'a.txt'), 'content');
  writeFileSync(join(closed, 'secret.txt'), 'secret');
  writeFileSync(join(`${open}-not`, 'secret.txt'), 'secret');
  writeFileSync(join(open, 'large.txt'), 'x'.repeat(4_000_001));
  const links: Record<string, string> = {
    link: join(closed, 'secret.txt'),
    up: '..',
    root: '/',
    again: 'link',
    circle: 'circle',
    environment: '/proc/self/environ',
    memory: '/proc/self/mem',
    zero: '/dev/zero',
    input: '/dev/stdin',
    inside: 'a.txt',
    dangling: 'nowhere',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(open, name));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(open, 'pipe')]);
};
