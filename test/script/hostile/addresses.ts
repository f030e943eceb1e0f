import { type Attempts, fails, yields } from './attempt.ts';
import type { World } from './world.ts';

/** Spellings of what is not granted, and redirects to it. */
export const addresses = ({ granted, other }: World): Attempts => {
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
