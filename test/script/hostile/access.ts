import { type Attempt, type Attempts, fails, yields } from './attempt.ts';
import { looseObjects } from './shared-objects.ts';
import type { World } from './world.ts';

/** What scripts do that were granted a little. */
export const access = (world: World): Attempts =>
  granted(world, {
    ...addresses(world),
    ...requests(world),
    ...files(world),
    ...beside(world),
  });

/** What is ended by the time limit. */
export const unanswered = (world: World): Attempts =>
  granted(world, {
    'an answer that never comes': fails(
      'did not end within',
      `await fetch('http://${world.granted}/silent')`,
    ),
    'an answer that drips': fails(
      'did not end within',
      `await fetch('http://${world.granted}/drip')`,
    ),
  });

const granted = ({ granted, open }: World, attempts: Attempts): Attempts => {
  const asks = `net=${granted},granted.invalid read=${open} env=SEEN,UNSET,HIDDEN`;
  return Object.fromEntries(
    Object.entries(attempts).map(([name, what]) => [name, { asks, ...what } satisfies Attempt]),
  );
};

/** Spellings of what is not granted, and redirects to it. */
const addresses = ({ granted, other }: World): Attempts => {
  const [, port] = granted.split(':');
  const [, otherPort] = other.split(':');
  const hosts = [
    ...[
      `127.0.0.1:${otherPort}`,
      `localhost:${otherPort}`,
      `localhost:${port}`,
      `LOCALHOST.:${port}`,
    ],
    ...[`[::1]:${port}`, `0.0.0.0:${port}`, `0:${port}`, `127.1:${otherPort}`, `127.0.0.2:${port}`],
    ...[`[::ffff:127.0.0.1]:${otherPort}`, `[::127.0.0.1]:${port}`, `[64:ff9b::7f00:1]:${port}`],
    ...[`2130706433:${otherPort}`, `0177.0.0.1:${otherPort}`, `0x7f.1:${otherPort}`],
    ...[`127。0。0。1:${otherPort}`, `①②⑦.0.0.1:${otherPort}`, `127.0.0.1.:${otherPort}`],
    ...[
      `${granted}@${other}`,
      `${granted}%2f@${other}`,
      `user:${granted}@${other}`,
      `${other}#@${granted}`,
    ],
    ...[
      `${other}\\\\@${granted}`,
      `${other}/@${granted}`,
      `${other}?@${granted}`,
      `169.254.169.254`,
    ],
    ...['example.com', `127.0.0.1.nip.io:${port}`, 'xn--e1afmkfd', `a.granted.invalid:${port}`],
  ];
  const redirects = [
    'to-other',
    'to-other-307',
    'to-other-port',
    'to-localhost',
    'to-decimal',
    'to-other-user',
    'chain',
  ];
  const unsupported = ['to-file', 'to-data', 'to-script'];
  return {
    ...Object.fromEntries(
      hosts.map((host) => [
        `the address ${host}`,
        fails('NotCapable', `await fetch('http://${host}/')`),
      ]),
    ),
    'a granted address, otherwise spelled': yields(
      '200200200',
      `(await Promise.all(['2130706433', '0x7f.1', '127。0。0。1'].map((host) => fetch('http://' + host + ':${port}/')))).map((r) => r.status).join('')`,
    ),
    'a granted address with the name of somebody': fails(
      'TypeError',
      `await fetch('http://me:word@${granted}/')`,
    ),
    'a granted name that nobody knows': fails(
      'TypeError',
      "await fetch('http://granted.invalid/')",
    ),
    'an address that changes when it is looked at again': fails(
      'NotCapable',
      `let asked = 0; await fetch({ toString: () => asked++ ? 'http://${granted}/' : 'http://${other}/' })`,
    ),
    ...Object.fromEntries(
      redirects.map((path) => [
        `the redirect ${path}`,
        fails(
          'NotCapable',
          `await fetch('http://${granted}/${path}', { method: 'POST', body: 'x', headers: { authorization: 'me' } })`,
        ),
      ]),
    ),
    ...Object.fromEntries(
      unsupported.map((path) => [
        `the redirect ${path}`,
        fails('not supported', `await fetch('http://${granted}/${path}')`),
      ]),
    ),
    'a redirect to nonsense': fails('Invalid URL', `await fetch('http://${granted}/to-nonsense')`),
    'redirects in a circle': fails('too many redirects', `await fetch('http://${granted}/circle')`),
    'a redirect that is followed': yields(
      '/home?a',
      `(await (await fetch('http://${granted}/relative')).json()).url`,
    ),
    'a redirect that is not followed': yields(
      302,
      `(await fetch('http://${granted}/to-other', { redirect: 'manual' })).status`,
    ),
    ...Object.fromEntries(
      [
        'file:///etc/passwd',
        'data:text/plain,x',
        'blob:x',
        'ftp://x',
        'javascript:1',
        'ws://x',
        'npm:x',
      ].map((url) => [`the scheme of ${url}`, fails('not supported', `await fetch('${url}')`)]),
    ),
  };
};

/** What is sent, and what comes back. */
const requests = ({ granted }: World): Attempts => {
  const url = `'http://${granted}/'`;
  const to = (path: string) => `'http://${granted}/${path}'`;
  return {
    'a header within a header': fails(
      'invalid header value',
      `await fetch(${url}, { headers: { a: 'b\\r\\nc: d' } })`,
    ),
    'a header within the name of one': fails(
      'invalid header name',
      `await fetch(${url}, { headers: { 'a: b\\r\\nc': 'd' } })`,
    ),
    'a request within a method': fails(
      'not a valid HTTP method',
      `await fetch(${url}, { method: 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' })`,
    ),
    'a tunnel': fails('unsupported', `await fetch(${url}, { method: 'CONNECT' })`),
    'an echo of what was sent': fails('unsupported', `await fetch(${url}, { method: 'TRACE' })`),
    'two lengths of a request': fails(
      'TypeError',
      `await fetch(${url}, { method: 'POST', body: 'x', headers: { 'content-length': '500' } })`,
    ),
    'a length of another kind': fails(
      'TypeError',
      `await fetch(${url}, { method: 'POST', body: 'x', headers: { 'transfer-encoding': 'chunked' } })`,
    ),
    'another host in the request': yields(
      granted,
      `const { headers } = await (await fetch(${url}, { headers: { Host: 'other' } })).json(); headers[headers.indexOf('host') + 1]`,
    ),
    'headers without end': fails(
      '',
      `await fetch(${url}, { headers: { [Symbol.iterator]: function* () { for (let i = 0; ; i++) yield ['x' + i, 'x'.repeat(1e4)]; } } })`,
    ),
    'a body with a GET': fails('cannot have body', `await fetch(${url}, { body: 'x' })`),
    'a body that is too large': fails(
      '',
      `await fetch(${url}, { method: 'POST', body: 'x'.repeat(5e6) })`,
    ),
    'options that throw': fails(
      'mine',
      `await fetch(${url}, new Proxy({}, { get() { throw new Error('mine'); } }))`,
    ),
    'an answer that is too large': fails('larger than', `await fetch(${to('large')})`),
    'an answer without end': fails('larger than', `await fetch(${to('endless')})`),
    'an answer that is packed small': fails('larger than', `await fetch(${to('bomb')})`),
    'an answer that is packed twice': fails('larger than', `await fetch(${to('bombs')})`),
    'an answer that is not packed as it says': fails('TypeError', `await fetch(${to('no-gzip')})`),
    'an answer that is cut': fails('TypeError', `await fetch(${to('cut')})`),
    'an answer that is none': fails('TypeError', `await fetch(${to('no-http')})`),
    'too many headers': fails('TypeError', `await fetch(${to('many-headers')})`),
    'headers with a meaning': yields(
      'constructor,then',
      `const { headers } = await fetch(${to('odd-headers')}); [headers.get('constructor'), headers.get('then')].join()`,
    ),
    'JSON with keys with a meaning': yields(
      undefined,
      `const json = await (await fetch(${to('json')})).json(); json.polluted ?? {}.polluted`,
    ),
    'many large answers at once': yields(
      undefined,
      `for (let n = 0; n < 200; n++) fetch(${url}).then(() => execution.setVariable('late', 1)); undefined`,
    ),
    'an answer that comes after the end': yields(
      'undefined',
      `const before = typeof left; fetch(${url}).then(() => { left = 1; execution.setVariable('late', 1); }); before`,
    ),
    'a class of answers': yields(true, `(await fetch(${url})).constructor === Object`),
    'an answer that is changed': fails(
      'TypeError',
      `const r = await fetch(${url}); Object.getPrototypeOf(r).text = () => 'leak'; 1`,
    ),
    'the headers of all answers': fails(
      'TypeError',
      `const r = await fetch(${url}); Object.getPrototypeOf(r.headers).get = () => 'leak'; 1`,
    ),
    'the entries of headers': fails(
      'TypeError',
      `const r = await fetch(${url}); r.headers.entries.prototype.leak = 1; 1`,
    ),
    'an answer that is read by something else': fails(
      'TypeError',
      `const r = await fetch(${url}); await r.bytes.call({ })`,
    ),
    'all that an answer leads to': yields(
      '',
      looseObjects(
        `await (async () => { const r = await fetch(${url}); return () => r; })(), await (async () => { const r = await fetch(${url}); return () => r.headers; })(), `,
      ),
    ),
  };
};

/** Ways to files that are not granted. */
const files = ({ open, closed }: World): Attempts => {
  const read = (path: string) => `await Deno.readTextFile(${JSON.stringify(path)})`;
  const denied = [
    ...[
      '../closed/secret.txt',
      'link',
      'up/closed/secret.txt',
      'root/etc/passwd',
      'again',
      './/..//closed/secret.txt',
    ],
    ...[
      'up/open/up/closed/secret.txt',
      'environment',
      'memory',
      'zero',
      'input',
      '../open-not/secret.txt',
      '..',
    ],
  ];
  return {
    ...Object.fromEntries(
      denied.map((path) => [`the file ${path}`, fails('NotCapable', read(`${open}/${path}`))]),
    ),
    'a file by its way through another': yields('content', read(`${closed}/../open/a.txt`)),
    'a link within the folder': yields('content', read(`${open}/inside`)),
    'a file with a slash at its end': yields('content', read(`${open}/a.txt/`)),
    'the other folder': fails('NotCapable', read(`${closed}/secret.txt`)),
    'a relative path': fails('NotCapable', read('package.json')),
    'an address of a file': fails('NotCapable', read(`file://${open}/a.txt`)),
    'a path with a zero': fails('Cannot be read', read(`${open}/a.txt\0`)),
    'a path with a zero in its midst': fails('Cannot be read', read(`${open}/\0/../a.txt\0.txt`)),
    'a path of blanks': fails('NotCapable', read(' ')),
    'no path': fails('NotCapable', read('')),
    'a path that is too long': fails('Cannot be read', read(`${open}/${'a'.repeat(10_000)}`)),
    'a path whose text changes': fails(
      'NotCapable',
      `let asked = 0; await Deno.readTextFile({ toString: () => asked++ ? '${open}/a.txt' : '${closed}/secret.txt' })`,
    ),
    'a link that leads to itself': fails('Cannot be read', read(`${open}/circle`)),
    'a link to nowhere': fails('NotFound', read(`${open}/dangling`)),
    'a folder': fails('IsADirectory', read(open)),
    'a pipe that nobody writes to': fails('Not a file', read(`${open}/pipe`)),
    'a file that is too large': fails('Larger than', read(`${open}/large.txt`)),
    'the environment of the engine, by all files': fails('NotCapable', read('/proc/self/environ')),
  };
};

/** What else could be asked. */
const beside = ({ granted, other, closed }: World): Attempts => ({
  'a variable that is not granted': fails('NotCapable', "Deno.env.get('HIDDEN')"),
  'a variable with a meaning': fails('NotCapable', "Deno.env.get('__proto__')"),
  'a variable whose name changes': fails(
    'NotCapable',
    "let asked = 0; Deno.env.get({ toString: () => asked++ ? 'SEEN' : 'HIDDEN' })",
  ),
  'a variable that is granted': yields(
    'yesundefined',
    "Deno.env.get('SEEN') + Deno.env.get('UNSET')",
  ),
  'all variables': fails('TypeError', 'Deno.env.toObject()'),
  'a variable that is set': fails('TypeError', "Deno.env.set('SEEN', 'no')"),
  'whether something is granted that is not': yields(
    'denied',
    `const found = new Set(); for (const descriptor of [
       { name: 'net' }, { name: 'net', host: '${other}' }, { name: 'net', host: '${granted}@${other}' }, { name: 'net', host: '\\0' },
       { name: 'read' }, { name: 'read', path: '${closed}' }, { name: 'read', path: '\\0' }, { name: 'env' }, { name: 'env', variable: 'HIDDEN' },
       { name: 'write' }, { name: 'run' }, { name: 'sys' }, { name: 'ffi' }, { name: 'import' },
     ]) found.add((await Deno.permissions.query(descriptor)).state);
     [...found].join()`,
  ),
  'a permission that there is not': fails(
    'TypeError',
    "await Deno.permissions.query({ name: '__proto__' })",
  ),
  'something else that is asked for': fails('TypeError', "await Deno.writeTextFile('/tmp/x', 'x')"),
  'another process': fails('TypeError', "new Deno.Command('id')"),
  'what another process was granted': fails('NotCapable', `await fetch('http://${granted}/')`, {
    asks: 'read=/',
  }),
  'what a process without permissions sees': fails('NotCapable', "Deno.env.get('SEEN')", {
    asks: 'read=/',
  }),
});
