import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the server is told on its command line or in its environment. */
export interface Config {
  /** 0 for any free one. */
  port: number;
  host: string;
  /** The folder of the journal, or ':memory:'. */
  data: string;
  /** The folder in which each backup gets one of its own. */
  backups: string;
  /** In bytes. */
  journalLimit: number;
  jobExecutor: boolean;
  demo: boolean;
  /** Null for what V8 allows, less some to work with. */
  maxMemoryBytes: number | null;
  maxBodyBytes: number;
  /** At least as much as other bodies. */
  maxMultipartBytes: number;
  allowedHosts: string[];
  logLevel: LogLevel;
  /** To copy what is not damaged of the data instead of starting. */
  recover: boolean;
  help: boolean;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** An option or variable that cannot be understood; its message says which and what would be. */
export class ConfigError extends Error {}

interface Option<V> {
  value: string | null;
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

const options = {
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

type OptionName = keyof typeof options;

/** How an option is called in the environment: `--job-executor` is DALSEGNO_JOB_EXECUTOR. */
const variableOf = (name: string) => `DALSEGNO_${name.toUpperCase().replaceAll('-', '_')}`;

/**
 * The configuration from the arguments after the program's name and the environment; an argument goes before a
 * variable. Throws ConfigError for anything unknown or malformed.
 */
export const readConfig = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Config => {
  const given = parse(args);
  const read = <V>(name: OptionName): V => {
    const { otherwise, read: convert, value: wanted } = options[name] as Option<V>;
    const variable = environment[variableOf(name)];
    const fromArgument = given[name];
    const text = fromArgument === undefined ? (variable ?? otherwise) : String(fromArgument);
    const value = convert(text);
    if (value !== undefined) return value;
    const where = fromArgument === undefined ? variableOf(name) : `--${name}`;
    throw new ConfigError(`${where} is '${text}', but must be ${wanted ?? 'true or false'}`);
  };
  const data = read<string>('data');
  const maxBodyBytes = read<number>('max-body');
  return {
    port: read('port'),
    host: read('host'),
    data,
    backups: resolve(read<string>('backups') || `${resolve(data)}-backups`),
    journalLimit: read('journal-limit'),
    jobExecutor: read('job-executor'),
    demo: read('demo'),
    maxMemoryBytes: read('max-memory'),
    maxBodyBytes,
    maxMultipartBytes: maxBodyBytes * 5,
    allowedHosts: read('allowed-hosts'),
    logLevel: read('log-level'),
    recover: read('recover'),
    help: given.help === true,
  };
};

/** What `--help` prints. */
export const helpText = (): string => {
  const lines = Object.entries(options).map(([name, { value, description, otherwise }]) => {
    const left = `  --${name}${value === null ? '' : ` ${value.length > 20 ? 'LEVEL' : value}`}`;
    const right =
      value === null || otherwise === '' ? description : `${description} (${otherwise})`;
    return left.padEnd(26) + right;
  });
  return [
    'dalsegno: runs BPMN processes and speaks the Camunda 7 REST API',
    '',
    ...lines,
    `${'  --help'.padEnd(26)}this text`,
    '',
    'Each option can also be given as a variable, such as DALSEGNO_JOB_EXECUTOR=off; an option goes before it.',
  ].join('\n');
};

const parse = (args: readonly string[]): Record<string, string | boolean | undefined> => {
  const definitions = Object.entries(options).map(([name, { value }]) => [
    name,
    { type: value === null ? 'boolean' : 'string' } as const,
  ]);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(definitions), help: { type: 'boolean' } },
      allowPositionals: false,
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
};
