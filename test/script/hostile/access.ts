import { addresses } from './addresses.ts';
import { type Attempt, type Attempts, fails, yields } from './attempt.ts';
import { files } from './files.ts';
import { requests } from './requests.ts';
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
