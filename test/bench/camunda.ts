import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = (name: string): string =>
  fileURLToPath(new URL(`../conformance/camunda/${name}.sh`, import.meta.url));
/** The first time Maven fetches Camunda. */
const START_LIMIT_MS = 180_000;
const ASK_EVERY_MS = 25;

export interface Camunda {
  /** Such as http://127.0.0.1:41234/engine-rest. */
  base: string;
  pid: number;
  /** From spawn to the first answer to GET /version. */
  coldStartMs: number;
  end(): Promise<void>;
}

/** Why the real Camunda cannot run on this machine; undefined if it can. */
export const whyNoCamunda = (): string | undefined => {
  for (const [command, option] of [
    ['java', '-version'],
    ['mvn', '-version'],
  ] as const) {
    if (spawnSync(command, [option], { stdio: 'ignore' }).status !== 0)
      return `there is no ${command}`;
  }
  return undefined;
};

/** Starts the real Camunda 7.23, on a free port unless one is given, on H2 in memory, and waits until it answers. */
export const startCamunda = async (givenPort?: number): Promise<Camunda> => {
  const port = givenPort ?? (await freePort());
  const base = `http://127.0.0.1:${port}/engine-rest`;
  const started = performance.now();
  const child = spawn(script('start'), [String(port)], { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = once(child, 'exit');
  const end = async () => {
    child.kill('SIGTERM');
    await gone;
    process.off('exit', kill);
  };
  while (!(await answers(`${base}/version`))) {
    if (child.exitCode !== null) throw new Error(`Camunda ended with ${child.exitCode}`);
    if (performance.now() - started > START_LIMIT_MS) {
      await end();
      throw new Error('Camunda does not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return { base, pid: child.pid as number, coldStartMs: performance.now() - started, end };
};

/** What bench.sh prints: pieces of work a second, one after another, without HTTP, on H2 in memory. */
export interface CamundaInProcess {
  start: number;
  /** A task query for the instance, and the completion of what it finds. */
  complete: number;
  restartOneByOne: number;
  restartInOneCall: number;
  /** Start, then three times a task query and a completion. */
  startAndCompleteThreeTasks: number;
}

export const camundaInProcess = async (instances: number): Promise<CamundaInProcess> => {
  const { stdout } = await promisify(execFile)(script('bench'), [String(instances)]);
  return JSON.parse(stdout) as CamundaInProcess;
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};
