import ipaddr from 'ipaddr.js';

/**
 * Access to what lies outside of a script, in Deno's terms: hosts of the network, variables of the environment, folders
 * to read. `true` is everything of its kind, a list is what it names and no more.
 */
export interface Permissions {
  /**
   * `example.com`, `example.com:443`, `*.example.com`, `127.0.0.1:8080`, `[::1]:8080`, or a range of addresses such as
   * `10.0.0.0/8`; without a port all ports.
   */
  readonly net: Allowed;
  /** Names of variables. */
  readonly env: Allowed;
  /** Files or folders; a folder with all that is below. */
  readonly read: Allowed;
}

export type Allowed = true | readonly string[];

export type PermissionName = keyof Permissions;

export const noPermissions: Permissions = { net: [], env: [], read: [] };
export const allPermissions: Permissions = { net: true, env: true, read: true };

/** A text that asks for permissions and cannot be understood; the message says what would be. */
export class WrongPermissions extends Error {}

/**
 * Reads what a process asks for, the property `permissions` of its camunda:properties: Deno's flags separated by spaces,
 * `--allow-net=example.com:443,127.0.0.1 --allow-env=NAME` (`--allow-` may be left out), or the object of Deno's
 * WorkerOptions as JSON, `{"net": ["example.com:443"], "env": true}`. What Deno knows and no script is ever granted
 * (write, run, sys, ffi, import) is left out. Null where the text speaks of none of them: then it is somebody else's
 * property. Throws WrongPermissions.
 */
export const readPermissions = (text: string): Permissions | null => {
  const parts = text.trim().startsWith('{') ? fromJson(text) : fromFlags(text);
  if (!parts.some(([name]) => KNOWN.has(name))) return null;
  let permissions = noPermissions;
  for (const [name, value] of parts) {
    if (!KNOWN.has(name))
      throw new WrongPermissions(
        `Unknown permission '${name}': expected ${[...KNOWN].join(', ')}, such as net=example.com:443`,
      );
    const allowed = allowedOf(name, value);
    if (name === 'all') permissions = allPermissions;
    else if (isGrantable(name))
      permissions = { ...permissions, [name]: both(permissions[name], checked(name, allowed)) };
  }
  return permissions;
};

const allowedOf = (name: string, value: unknown): Allowed => {
  if (value === true) return true;
  if (name === 'all') throw new WrongPermissions("The permission 'all' is for nothing less");
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw new WrongPermissions(`The permission '${name}' must be true, false or a list of texts`);
};

/** A flag may stand there twice. */
const both = (one: Allowed, other: Allowed): Allowed =>
  one === true || other === true || [...one, ...other];

/** The entries of a list, as after `--allow-net=`; throws WrongPermissions where one is none. */
export const readAllowed = (name: PermissionName, list: string): Allowed =>
  checked(name, entriesOf(list));

const GRANTABLE: readonly string[] = ['net', 'env', 'read'];
const KNOWN = new Set([...GRANTABLE, 'all', 'write', 'run', 'sys', 'ffi', 'import']);

const isGrantable = (name: string): name is PermissionName => GRANTABLE.includes(name);

type Part = [name: string, value: unknown];

const fromFlags = (text: string): Part[] =>
  text
    .split(/[\s;]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, list] = /^(?:--)?(?:allow-)?([\w-]+)(?:=(.*))?$/.exec(part) ?? [];
      return [name, list === undefined ? true : entriesOf(list)];
    });

const fromJson = (text: string): Part[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  return Object.entries(parsed as Record<string, unknown>).filter(
    ([, value]) => value !== false && value !== 'none',
  );
};

const entriesOf = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const checked = (name: PermissionName, allowed: Allowed): Allowed => {
  const form = FORMS[name];
  if (allowed !== true)
    for (const entry of allowed)
      if (!form.pattern.test(entry) || (name === 'net' && !isRangeIfAny(entry)))
        throw new WrongPermissions(
          `The permission ${name} cannot be for '${entry}': expected ${form.expected}`,
        );
  return allowed;
};

/** Of an entry such as `10.0.0.0/8:443` what stands before the port is a range of addresses. */
const isRangeIfAny = (entry: string): boolean =>
  !entry.includes('/') || ipaddr.isValidCIDR(entry.replace(/(\/\d+):\d+$/, '$1'));

const FORMS: Record<PermissionName, { pattern: RegExp; expected: string }> = {
  net: {
    pattern:
      /^(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?:\/\d{1,3})?|\[[0-9a-f:.]+\]|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?)(?::\d{1,5})?$/i,
    expected: 'a host with or without a port, such as example.com:443, or 10.0.0.0/8',
  },
  env: { pattern: /^[^\s=]+$/, expected: 'the name of a variable' },
  read: { pattern: /^[^\0]+$/, expected: 'a file or folder' },
};
