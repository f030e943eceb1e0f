import { isAbsolute, relative } from 'node:path';
import { allowsHost, isAddress, isPublic, namesAddress } from './net-access.ts';
import { type Allowed, noPermissions, type Permissions } from './permissions.ts';

/**
 * What the scripts of a process may do: what it asks for, as far as the operator allows it. Granted is what both name.
 */
export class Grants {
  /** Names the set of permissions: scripts with different sets never share a process. Empty where nothing is granted. */
  readonly key: string;

  /** `bound`: what the operator allows at most. Relative paths are those of the engine's process. */
  constructor(
    private readonly bound: Permissions,
    private readonly asked: Permissions = noPermissions,
  ) {
    const isNothing = (['net', 'env', 'read'] as const).every(
      (name) => isEmpty(bound[name]) || isEmpty(asked[name]),
    );
    this.key = isNothing ? '' : JSON.stringify([asked.net, asked.env, asked.read]);
  }

  /** Whether a host may be asked for, as a URL has it: a name, or an address. A port is null for all of them. */
  net(host: string, port: number | null): boolean {
    return (
      allowsHost(this.bound.net, host, port) &&
      allowsHost(this.asked.net, host, port) &&
      (!isAddress(host) || this.address(host, port))
    );
  }

  /**
   * Whether a granted host may be reached at this address, one to which its name was resolved. Beside public addresses
   * it may only be one that the operator has named itself, or, where the operator allows every host, the process: a name
   * of a stranger's choosing never leads into the operator's own network.
   */
  address(address: string, port: number | null): boolean {
    const { net } = this.bound;
    return isPublic(address) || namesAddress(net === true ? this.asked.net : net, address, port);
  }

  env(name: string): boolean {
    return allowsName(this.bound.env, name) && allowsName(this.asked.env, name);
  }

  /** Whether an absolute path is, or is below, a granted one. */
  read(path: string): boolean {
    return allowsPath(this.bound.read, path) && allowsPath(this.asked.read, path);
  }

  /** The same grants, their files and folders followed through symbolic links. */
  async followed(follow: (path: string) => Promise<string>): Promise<Grants> {
    const [bound, asked] = await Promise.all(
      [this.bound, this.asked].map(async (permissions) => {
        const { read } = permissions;
        return read === true
          ? permissions
          : { ...permissions, read: await Promise.all(read.map(follow)) };
      }),
    );
    return new Grants(bound ?? noPermissions, asked);
  }

  /** Whether all of a kind is granted. */
  all(name: keyof Permissions): boolean {
    return this.bound[name] === true && this.asked[name] === true;
  }

  /** The granted variables of an environment; null for one that is not set. */
  environment(
    variables: Readonly<Record<string, string | undefined>>,
  ): Record<string, string | null> {
    const listed = this.asked.env === true ? this.bound.env : this.asked.env;
    const names = listed === true ? Object.keys(variables) : listed;
    return Object.fromEntries(
      names
        .filter((name) => this.env(name))
        .map((name) => [name, Object.hasOwn(variables, name) ? (variables[name] ?? null) : null]),
    );
  }
}

const isEmpty = (allowed: Allowed): boolean => allowed !== true && allowed.length === 0;

const allowsName = (allowed: Allowed, name: string): boolean =>
  allowed === true || allowed.includes(name);

const allowsPath = (allowed: Allowed, path: string): boolean =>
  allowed === true ||
  allowed.some((folder) => {
    const way = relative(folder, path);
    return way === '' || (!/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way));
  });
