import { resolve } from 'node:path';
import { ConfigError, helpText, readConfig } from '../../api/config.ts';
import { assert, suite } from '../harness.ts';

const test = suite('configuration');

const read = (line: string, environment: Record<string, string> = {}) =>
  readConfig(line === '' ? [] : line.split(' '), environment);

test('without options the server listens on the loopback address only', () => {
  assert.equal(read(''), {
    port: 8080,
    host: '127.0.0.1',
    data: './data',
    backups: resolve('data-backups'),
    journalLimit: 64 * 2 ** 20,
    jobExecutor: true,
    demo: false,
    maxMemoryBytes: null,
    maxBodyBytes: 10 * 2 ** 20,
    maxMultipartBytes: 50 * 2 ** 20,
    allowedHosts: [],
    scriptBackend: 'node',
    scriptTimeoutMs: 1000,
    permissions: { net: [], env: [], read: [] },
    logLevel: 'info',
    recover: false,
    help: false,
  });
});

test('options say otherwise', () => {
  const config = read(
    '--port 0 --host=0.0.0.0 --data :memory: --backups kept/elsewhere --journal-limit 2m --job-executor off --demo --max-memory 2g --max-body 512k --allowed-hosts a,b.example:80 --script-backend deno --script-timeout 2s --allow-net=a.example:443,10.0.0.0/8 --allow-env --allow-read=open --log-level WARN',
  );
  assert.equal(config, {
    port: 0,
    host: '0.0.0.0',
    data: ':memory:',
    backups: resolve('kept/elsewhere'),
    journalLimit: 2 * 2 ** 20,
    jobExecutor: false,
    demo: true,
    maxMemoryBytes: 2 * 2 ** 30,
    maxBodyBytes: 512 * 1024,
    maxMultipartBytes: 5 * 512 * 1024,
    allowedHosts: ['a', 'b.example:80'],
    scriptBackend: 'deno',
    scriptTimeoutMs: 2000,
    permissions: { net: ['a.example:443', '10.0.0.0/8'], env: true, read: [resolve('open')] },
    logLevel: 'warn',
    recover: false,
    help: false,
  });
});

test('variables do too, and an option goes before its variable', () => {
  const environment = {
    DALSEGNO_PORT: '1',
    DALSEGNO_JOB_EXECUTOR: 'off',
    DALSEGNO_DEMO: '1',
    PORT: '9',
  };
  const { port, jobExecutor, demo } = read('--port 2', environment);
  assert.equal([port, jobExecutor, demo], [2, false, true]);
  assert.is(read('', environment).port, 1);
});

test('what is unknown or malformed is named', () => {
  const cases: [string, RegExp][] = [
    ['--prot 1', /--prot/],
    ['--port', /--port/],
    ['--port x', /^--port is 'x', but must be NUMBER$/],
    ['--port 65536', /65536/],
    ['--port -1', /port/],
    ['--job-executor maybe', /on\|off/],
    ['--max-body 1.5m', /SIZE/],
    ['--max-memory much', /^--max-memory is 'much', but must be SIZE$/],
    ['--log-level loud', /trace\|debug/],
    ['--data=', /FOLDER/],
    ['--demo=yes', /demo/],
    ['serve', /serve/],
  ];
  for (const [line, message] of cases) {
    assert.throws(
      () => read(line),
      (error) => error instanceof ConfigError && message.test(error.message),
      line,
    );
  }
  assert.throws(() => read('', { DALSEGNO_PORT: 'x' }), /^DALSEGNO_PORT is 'x'/);
});

test('the help names every option', () => {
  assert.is(read('--help').help, true);
  for (const name of [
    'port',
    'host',
    'data',
    'backups',
    'journal-limit',
    'job-executor',
    'demo',
    'max-memory',
    'max-body',
    'allowed-hosts',
    'log-level',
    'help',
  ]) {
    assert.match(helpText(), `--${name}`);
  }
});

test.run();
