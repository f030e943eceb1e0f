import { resolve } from 'node:path';
import {
  type Allowed,
  type PermissionName,
  readAllowed,
  type ScriptBackend,
  scriptBackends,
} from '../engine/index.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Option<V> {
  /** Null for an option that has no value. */
  value: string | null;
  /** Whether the value may be left out; then it is `*`. */
  isOptional?: boolean;
  description: string;
  otherwise: string;
  read: (text: string) => V | undefined;
}

const bytes = (text: string) => {
  const match = /^([1-9]\d{0,8})(?:\s*([kmg])b?)?$/i.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? '').toLowerCase();
  return Number(match[1]) * 2 ** (10 * ' kmg'.indexOf(unit || ' '));
};

const someText = (text: string) => (text === '' ? undefined : text);

const yesOrNo = (text: string) =>
  ({ true: true, on: true, '1': true, false: false, off: false, '0': false })[text.toLowerCase()];

/** Milliseconds, or a number with its unit: `500`, `500ms`, `2s`. */
const milliseconds = (text: string) => {
  const match = /^([1-9]\d{0,6})(ms|s)?$/i.exec(text);
  return match ? Number(match[1]) * (match[2]?.toLowerCase() === 's' ? 1000 : 1) : undefined;
};

const allowed = (name: PermissionName, description: string): Option<Allowed> => ({
  value: 'LIST',
  isOptional: true,
  description,
  otherwise: '',
  read: (text) => {
    if (text === '*') return true;
    const entries = readAllowed(name, text);
    return entries !== true && name === 'read' ? entries.map((path) => resolve(path)) : entries;
  },
});

/** What can be set, by its name on the command line. */
export const options = {
  port: {
    value: 'NUMBER',
    description: 'port to listen on; 0 takes any free one and says which',
    otherwise: '8080',
    read: (text) => (/^\d{1,5}$/.test(text) && Number(text) < 65536 ? Number(text) : undefined),
  } as Option<number>,
  host: {
    value: 'ADDRESS',
    description: 'address to listen on',
    otherwise: '127.0.0.1',
    read: someText,
  } as Option<string>,
  data: {
    value: 'FOLDER',
    description: "folder that keeps everything, or ':memory:' to keep nothing",
    otherwise: './data',
    read: someText,
  } as Option<string>,
  backups: {
    value: 'FOLDER',
    description:
      'folder that backups go into; by default the one of --data with -backups at its end',
    otherwise: '',
    read: (text) => text,
  } as Option<string>,
  'journal-limit': {
    value: 'SIZE',
    description: 'a snapshot is written when the journal is longer',
    otherwise: '64m',
    read: bytes,
  } as Option<number>,
  'job-executor': {
    value: 'on|off',
    description: 'whether due jobs are executed by themselves',
    otherwise: 'on',
    read: (text) => ({ on: true, off: false })[text.toLowerCase()],
  } as Option<boolean>,
  'max-memory': {
    value: 'SIZE',
    description:
      'memory above which no new work is taken, such as 512m or 2g; by default 85 % of what Node may use',
    otherwise: '',
    read: (text) => (text === '' ? null : bytes(text)),
  } as Option<number | null>,
  'max-body': {
    value: 'SIZE',
    description: 'largest JSON body, such as 512k or 10m; uploads may have five times as much',
    otherwise: '10m',
    read: bytes,
  } as Option<number>,
  'allowed-hosts': {
    value: 'LIST',
    description:
      'names, separated by commas, by which the server may be asked beside localhost; * for any',
    otherwise: '',
    read: (text) =>
      text
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
  } as Option<string[]>,
  'script-backend': {
    value: scriptBackends.join('|'),
    description: 'where scripts run: processes of Node or Deno, or a thread for trusted ones',
    otherwise: 'node',
    read: (text) => scriptBackends.find((backend) => backend === text),
  } as Option<ScriptBackend>,
  'script-timeout': {
    value: 'TIME',
    description: 'for how long one script may run, such as 500ms or 2s',
    otherwise: '1s',
    read: milliseconds,
  } as Option<number>,
  'allow-net': allowed(
    'net',
    'hosts that scripts may be granted, such as example.com:443; without a list all',
  ),
  'allow-env': allowed('env', 'variables that scripts may be granted; without a list all'),
  'allow-read': allowed(
    'read',
    'files and folders that scripts may be granted; without a list all',
  ),
  'allow-all': {
    value: null,
    description: 'scripts may be granted whatever their process asks for',
    otherwise: 'false',
    read: yesOrNo,
  } as Option<boolean>,
  'log-level': {
    value: logLevels.join('|'),
    description: 'what is logged',
    otherwise: 'info',
    read: (text) => logLevels.find((level) => level === text.toLowerCase()),
  } as Option<LogLevel>,
  demo: {
    value: null,
    description: 'deploy the demo processes',
    otherwise: 'false',
    read: yesOrNo,
  } as Option<boolean>,
  recover: {
    value: null,
    description: 'start nothing; copy what a damaged data folder has before the damage',
    otherwise: 'false',
    read: yesOrNo,
  } as Option<boolean>,
} as const;
