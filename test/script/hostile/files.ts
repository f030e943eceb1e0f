import { type Attempts, fails, yields } from './attempt.ts';
import type { World } from './world.ts';

/** Ways to files that are not granted. */
export const files = ({ open, closed }: World): Attempts => {
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
