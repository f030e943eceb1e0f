import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { denoLaunch } from '../../engine/script/backend/deno.ts';
import { nodeLaunch } from '../../engine/script/backend/node.ts';
import { type Launch, processChannel } from '../../engine/script/backend/process-channel.ts';
import { assert, suite } from '../harness.ts';

/** What the runtimes themselves deny to a program that SES does not hold, and that README.md says so. */
const test = suite('backends, should SES be broken');

/** Each is tried by itself: what throws is denied. */
const probe = (port: number): string => `
  const tries = {
    files: async () => (await import('node:fs')).readFileSync('/etc/passwd', 'utf8').length,
    processes: async () => (await import('node:child_process')).execFileSync('true') && 1,
    environment: async () => Object.keys((await import('node:process')).env).filter((name) => name !== 'PWD').length,
    network: async () => (await fetch('http://127.0.0.1:${port}/')).status,
    signals: async () => (await import('node:process')).kill(${process.pid}, 0) && 1,
  };
  const open = [];
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      if (await attempt()) open.push(name);
    } catch {}
  }
  console.log(open.sort().join());
`;

const openIn = (launch: Launch): Promise<string> =>
  new Promise((resolve) => {
    const alive = setInterval(() => {}, 1_000);
    let printed = 'nothing was printed';
    processChannel(launch, {
      line: (text) => {
        printed = text;
      },
      ended: () => {
        clearInterval(alive);
        resolve(printed);
      },
    });
  });

const readme = readFileSync(new URL('../../engine/script/README.md', import.meta.url), 'utf8');

/** The rows of the table of what is held, by the names of its columns. */
const threats = readme
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.split('|').length === 7)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .slice(2)
  .map(([, threat = '', node = '', deno = '', inline = '', shown = '']) => ({
    threat,
    node,
    deno,
    inline,
    shown: [...shown.matchAll(/`(\w+)`/g)].map(([, name]) => name as string),
  }));

test('Node and Deno deny exactly what the README says', async () => {
  const server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const code = probe((server.address() as AddressInfo).port);
  const module = `data:application/javascript,${encodeURIComponent(code)}`;
  const open = {
    node: await openIn(nodeLaunch(['--input-type=module', '-e', code])),
    deno: await openIn(denoLaunch([module])),
  };
  server.close();
  assert.equal(open, { node: 'network,signals', deno: '' });
  for (const { threat, node, deno } of threats.filter(({ threat }) => /out of SES/.test(threat))) {
    const what = ['files', 'processes', 'environment', 'network', 'signals'].filter((name) =>
      threat.includes(name),
    );
    assert.ok(what.length > 0, threat);
    for (const [backend, cell] of Object.entries({ node, deno }))
      assert.equal(
        what.map((name) => open[backend as keyof typeof open].split(',').includes(name)),
        what.map(() => cell === '—'),
        `${backend}: ${threat}`,
      );
  }
});

test('each line of the README is shown by tests that are there', () => {
  assert.ok(threats.length > 10);
  for (const { threat, shown } of threats) {
    assert.ok(shown.length > 0, threat);
    for (const name of shown) {
      const files = [`${name}.test.ts`, `hostile/${name}.ts`];
      assert.ok(
        files.some((file) => existsSync(new URL(file, import.meta.url))),
        `${threat}: there is no ${name}`,
      );
    }
  }
});

test.run();
