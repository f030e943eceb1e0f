import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Allowed,
  type Permissions,
  type ScriptBackend,
  WrongPermissions,
} from '../engine/index.ts';
import { type LogLevel, type Option, options } from './options.ts';

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
  scriptBackend: ScriptBackend;
  scriptTimeoutMs: number;
  /** What scripts may be granted at most. */
  permissions: Permissions;
  logLevel: LogLevel;
  /** To copy what is not damaged of the data instead of starting. */
  recover: boolean;
  help: boolean;
}

/** An option or variable that cannot be understood; its message says which and what would be. */
export class ConfigError extends Error {}

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
    const where = fromArgument === undefined ? variableOf(name) : `--${name}`;
    const value = converted(where, () => convert(text));
    if (value !== undefined) return value;
    throw new ConfigError(`${where} is '${text}', but must be ${wanted ?? 'true or false'}`);
  };
  const allowsAll = read<boolean>('allow-all');
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
    scriptBackend: read('script-backend'),
    scriptTimeoutMs: read('script-timeout'),
    permissions: {
      net: allowsAll || read<Allowed>('allow-net'),
      env: allowsAll || read<Allowed>('allow-env'),
      read: allowsAll || read<Allowed>('allow-read'),
    },
    logLevel: read('log-level'),
    recover: read('recover'),
    help: given.help === true,
  };
};

const converted = <V>(where: string, convert: () => V): V => {
  try {
    return convert();
  } catch (error) {
    if (error instanceof WrongPermissions) throw new ConfigError(`${where}: ${error.message}`);
    throw error;
  }
};

/** What `--help` prints. */
export const helpText = (): string => {
  const lines = Object.entries<Option<unknown>>(options).map(([name, option]) => {
    const { value, isOptional, description, otherwise } = option;
    const shown = value === null ? '' : ` ${value.length > 20 ? 'LEVEL' : value}`;
    const left = `  --${name}${isOptional ? `[=${value}]` : shown}`;
    const right =
      value === null || otherwise === '' ? description : `${description} (${otherwise})`;
    return left.length < 26 ? left.padEnd(26) + right : `${left}\n${' '.repeat(26)}${right}`;
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

const OPTIONAL = new Set(
  Object.entries<Option<unknown>>(options)
    .filter(([, { isOptional }]) => isOptional)
    .map(([name]) => `--${name}`),
);

const parse = (args: readonly string[]): Record<string, string | boolean | undefined> => {
  const definitions = Object.entries(options).map(([name, { value }]) => [
    name,
    { type: value === null ? 'boolean' : 'string' } as const,
  ]);
  try {
    const { values } = parseArgs({
      // An option whose value may be left out has it only after =, as in Deno.
      args: args.map((arg) => (OPTIONAL.has(arg) ? `${arg}=*` : arg)),
      options: { ...Object.fromEntries(definitions), help: { type: 'boolean' } },
      allowPositionals: false,
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
};
