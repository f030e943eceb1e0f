import ipaddr from 'ipaddr.js';
import type { Allowed } from './permissions.ts';

/** An entry of `--allow-net`, taken apart. */
interface NetEntry {
  /** In small letters, without brackets; of `*.example.com` the part `.example.com`. */
  host: string;
  isWildcard: boolean;
  /** Null for all ports. */
  port: number | null;
  /** Where the host is a range of addresses. */
  range: [ipaddr.IPv4 | ipaddr.IPv6, number] | null;
}

/** Whether a list names a host (a name or an address, as a URL has it) and port; null for all ports. */
export const allowsHost = (allowed: Allowed, host: string, port: number | null): boolean =>
  allowed === true ||
  entriesOf(allowed).some((entry) => isPort(entry, port) && isHost(entry, bare(host)));

/**
 * Whether a list names an address by itself: as that address, within a range, or, for one of this machine, as
 * `localhost`. Everything (`true`) names none.
 */
export const namesAddress = (allowed: Allowed, address: string, port: number | null): boolean =>
  allowed !== true &&
  entriesOf(allowed).some(
    (entry) =>
      isPort(entry, port) &&
      (entry.host === 'localhost'
        ? parse(address)?.range() === 'loopback'
        : isHost(entry, address)),
  );

/** Whether an address is one of the public internet: not this machine, a private network, or made for something else. */
export const isPublic = (address: string): boolean => {
  const parsed = parse(address);
  if (parsed?.range() !== 'unicast') return false;
  // Beside this range nothing of IPv6 is given to anybody; `::127.0.0.1` is there, and leads to this machine.
  return parsed.kind() === 'ipv4' || parsed.match(...GIVEN);
};

const GIVEN = ipaddr.IPv6.parseCIDR('2000::/3');

export const isAddress = (host: string): boolean => parse(host) !== undefined;

/** An address, also in brackets; one of IPv4 that is wrapped for IPv6 is unwrapped. */
const parse = (host: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  const address = bare(host);
  return ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
};

const isPort = ({ port }: NetEntry, wanted: number | null): boolean =>
  port === null || port === wanted;

const isHost = ({ host, isWildcard, range }: NetEntry, wanted: string): boolean => {
  if (isWildcard) return wanted.endsWith(host);
  const address = parse(wanted);
  if (!address) return host === wanted;
  if (range) return address.kind() === range[0].kind() && address.match(...range);
  return parse(host)?.toNormalizedString() === address.toNormalizedString();
};

const entriesOf = (list: readonly string[]): NetEntry[] => {
  let entries = known.get(list);
  if (!entries) {
    entries = list.map(entryOf);
    known.set(list, entries);
  }
  return entries;
};

const known = new WeakMap<readonly string[], NetEntry[]>();

const entryOf = (text: string): NetEntry => {
  const [, host = text, port] = /^(\[.*\]|[^:]*(?:\/\d+)?)(?::(\d+))?$/.exec(text) ?? [];
  const isWildcard = host.startsWith('*.');
  return {
    host: bare(isWildcard ? host.slice(1) : host),
    isWildcard,
    port: port === undefined ? null : Number(port),
    range: ipaddr.isValidCIDR(host) ? ipaddr.parseCIDR(host) : null,
  };
};

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
