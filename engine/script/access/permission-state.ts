import { resolve } from 'node:path';
import type { Grants } from '../../permission/grants.ts';
import { AccessError } from './access-error.ts';

/** What Deno.permissions.query answers: `what` is a host, variable or path, or null for all of the kind. */
export const stateOf = (grants: Grants, name: string, what: string | null): string => {
  if (!NAMES.includes(name))
    throw new AccessError(
      'TypeError',
      `The provided value "${name}" is not a valid permission name.`,
    );
  return isGranted(grants, name, what) ? 'granted' : 'denied';
};

const isGranted = (grants: Grants, name: string, what: string | null): boolean => {
  switch (name) {
    case 'net': {
      if (what === null) return grants.all(name);
      const url = URL.canParse(`http://${what}`) ? new URL(`http://${what}`) : undefined;
      const port = /:(\d+)$/.exec(what)?.[1];
      return (
        url !== undefined && grants.net(url.hostname, port === undefined ? null : Number(port))
      );
    }
    case 'env':
      return what === null ? grants.all(name) : grants.env(what);
    case 'read':
      return what === null ? grants.all(name) : grants.read(resolve(what));
    default:
      return false;
  }
};

const NAMES = ['net', 'env', 'read', 'write', 'run', 'sys', 'ffi', 'import'];
