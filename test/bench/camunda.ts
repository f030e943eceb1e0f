import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../conformance/camunda/start.sh', import.meta.url));
/** The first time Maven fetches Camunda. */
const START_LIMIT_MS = 180_000;

export interface Camunda {
  /** Such as http://127.0.0.1:41234/engine-rest. */
  base: string;
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

/** Starts the real Camunda 7.23 on a free port, on H2 in memory, and waits until it answers. */
export const startCamunda = async (): Promise<Camunda> => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/engine-rest`;
  const child = spawn(START, [String(port)], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  const end = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await answers(`${base}/version`))) {
    if (child.exitCode !== null) throw new Error(`Camunda ended with ${child.exitCode}`);
    if (performance.now() > limit) {
      await end();
      throw new Error('Camunda does not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { base, end };
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
