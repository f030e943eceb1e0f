import { realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import {
  createEngine,
  createMemoryStore,
  DamagedJournal,
  type Engine,
  Failure,
  openFileStore,
  recoverFolder,
  type Store,
} from '../engine/index.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError, helpText, readConfig } from './config.ts';
import { MemoryLimit } from './memory/memory-limit.ts';
import {
  type MemoryUse,
  memoryCeiling,
  processMemory,
  usualMemoryLimit,
} from './memory/memory-use.ts';

/** Everything that a running server consists of. */
export interface RunningServer {
  /** Where it answers, such as http://127.0.0.1:8080. */
  address: string;
  /** Answers what is under way, then closes the store. */
  stop: () => Promise<void>;
}

/**
 * Opens the store, starts an engine on it and answers the REST API, in this order: whoever is answered sees all data.
 * Rejected where the store cannot be opened or the port is taken.
 */
export const startServer = async (
  config: Config,
  log = pino({ level: config.logLevel }),
): Promise<RunningServer> => {
  const store = await openStore(config, (line) => log.warn(line));
  const engine = await engineOn(store, config);
  const memory = processMemory();
  try {
    await engine.start();
    if (config.demo) {
      const { deployFixtures } = await import('../fixtures/deploy-fixtures.ts');
      log.info({ deployment: await deployFixtures(engine) }, 'demo processes are deployed');
    }
    const app = createApp(engine, {
      allowedHosts: config.allowedHosts,
      backups: config.backups,
      limits: {
        jsonBytes: config.maxBodyBytes,
        multipartBytes: config.maxMultipartBytes,
        memory: memoryLimit(config, memory, log),
      },
      logError: (error, request) => log.error({ err: error, ...request }, 'an unexpected error'),
    });
    const { address, close } = await listen(app.fetch, config);
    log.info({ address, data: config.data }, 'ready');
    const stop = async () => {
      await close();
      memory.stop();
      await engine.close();
      log.info('stopped');
    };
    return { address, stop };
  } catch (error) {
    memory.stop();
    await engine.close();
    throw error;
  }
};

const engineOn = async (store: Store, config: Config): Promise<Engine> => {
  const { jobExecutor, scriptBackend, scriptTimeoutMs, permissions } = config;
  const scripts = { scriptBackend, scriptTimeoutMs, permissions, environment: process.env };
  try {
    return createEngine({ store, jobExecutor, ...scripts });
  } catch (error) {
    await store.close();
    throw error;
  }
};

const memoryLimit = (
  { maxMemoryBytes }: Config,
  use: MemoryUse,
  log: Pick<Logger, 'warn'>,
): MemoryLimit => {
  const ceilingBytes = memoryCeiling();
  const usual = usualMemoryLimit(ceilingBytes);
  if (maxMemoryBytes !== null && maxMemoryBytes > usual) {
    log.warn(
      `--max-memory is more than Node may use: new work is refused above ${Math.round(usual / 2 ** 20)} MB. Raise NODE_OPTIONS=--max-old-space-size too.`,
    );
  }
  const limitBytes = Math.min(maxMemoryBytes ?? usual, usual);
  return new MemoryLimit({ limitBytes, ceilingBytes, use, now: () => performance.now() });
};

const openStore = async (
  { data: folder, journalLimit }: Config,
  log: (line: string) => void,
): Promise<Store> =>
  folder === ':memory:' ? createMemoryStore() : openFileStore({ folder, log, journalLimit });

/** How long requests under way may take once the server is to end. */
const patienceMs = 10_000;
/** How often connections whose request has been answered are looked for then. */
const lookAfterMs = 50;

interface Listening {
  address: string;
  /** Answers once every request under way is answered and its connection closed. */
  close: () => Promise<void>;
}

const listen = (fetch: Hono['fetch'], { port, host }: Config): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (info: AddressInfo) => {
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({ address: `http://${name}:${info.port}`, close: () => closed(server) });
    }) as Server;
    server.once('error', reject);
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    const idle = setInterval(() => server.closeIdleConnections(), lookAfterMs);
    const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close((error) => {
      clearInterval(idle);
      clearTimeout(impatient);
      if (error) reject(error);
      else resolve();
    });
  });

/** Runs until SIGTERM or SIGINT; a mistake in the configuration or a taken port ends it with exit code 2. */
const main = async (): Promise<void> => {
  const config = configOrExit();
  if (config.recover) return recover(config);
  const { address, stop } = await startServer(config).catch((error) => exit(reason(error, config)));
  console.log(`Dal Segno answers at ${address}/engine-rest`);
  let isStopping = false;
  const end = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    stop().catch((error) => {
      console.error(`${signal}:`, error);
      process.exitCode = 1;
    });
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
};

/** Tells what could be saved into which folder. */
const recover = async (config: Config): Promise<void> => {
  const to = `${resolve(config.data)}-recovered`;
  const { damage, transactions, files, bytes } = await recoverFolder(config.data, to).catch(
    (error) => exit(reason(error, config)),
  );
  console.log(damage ?? `${config.data} is not damaged.`);
  console.log(
    `${to}: a copy up to there, with ${transactions} transactions since the last snapshot`,
  );
  console.log(`(${files} files, ${bytes} bytes). To go on with it, start with --data ${to}`);
};

/** What the operator can mend is told in a sentence; a stack only of what is a defect here. */
const reason = (error: NodeJS.ErrnoException, { host, port, data }: Config): string => {
  const { message, syscall } = error;
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `Cannot listen on ${host}:${port}: ${message}`;
  if (syscall !== undefined) return `Cannot use the folder ${data}: ${message}`;
  const isTold =
    [Failure, DamagedJournal].some((told) => error instanceof told) || error.constructor === Error;
  return isTold ? message : String(error.stack);
};

const exit = (message: string): never => {
  console.error(message);
  process.exit(2);
};

const configOrExit = (): Config => {
  try {
    const config = readConfig(process.argv.slice(2), process.env);
    if (!config.help) return config;
    console.log(helpText());
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exit(`${error.message}\nTry --help.`);
  }
};

if (process.argv[1] && import.meta.filename === realpathSync(process.argv[1])) await main();
