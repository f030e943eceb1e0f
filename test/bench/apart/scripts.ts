import vm from 'node:vm';
import { Grants } from '../../../engine/permission/grants.ts';
import { noPermissions } from '../../../engine/permission/permissions.ts';
import { backendOf, type ScriptBackend } from '../../../engine/script/backend/backend.ts';
import { WorkerPool } from '../../../engine/script/pool/worker-pool.ts';
import type { AllScriptFigures, ScriptFigures } from '../scripts.ts';

// Calls of a script of three lines on five variables, from the pool to its workers and back.

const SOURCE = `const total = a * b + c;
execution.setVariable('text', s + ':' + total);
flag ? total : 0`;
const VARIABLES = { a: 1, b: 2, c: 3.5, s: 'hello', flag: true };

const request = (source: string) => ({
  language: 'javascript',
  source,
  name: 'execution',
  layers: [Object.entries(VARIABLES)],
  properties: { id: 'e', processInstanceId: 'e', currentActivityId: 'task' },
});
const none = new Grants(noPermissions);

const WARM_UP = 2_000;
const CALLS = 10_000;
const CALLERS = 64;

const called = async (calls: number, callers: number, call: () => unknown): Promise<number> => {
  let left = calls;
  const start = performance.now();
  const caller = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (calls * 1000) / (performance.now() - start);
};

const rate = async (backend: ScriptBackend, workers: number): Promise<number> => {
  const pool = new WorkerPool(backendOf(backend), 5_000, workers);
  const call = () => pool.run(request(SOURCE), none);
  await called(WARM_UP, CALLERS, call);
  let best = 0;
  for (let round = 0; round < 3; round++) best = Math.max(best, await called(CALLS, CALLERS, call));
  await pool.close();
  return best;
};

const latencies = async (backend: ScriptBackend): Promise<number[]> => {
  const pool = new WorkerPool(backendOf(backend), 5_000);
  const each: number[] = [];
  for (let call = -WARM_UP; call < CALLS; call++) {
    const start = performance.now();
    await pool.run(request(SOURCE), none);
    if (call >= 0) each.push(performance.now() - start);
  }
  await pool.close();
  return each.sort((a, b) => a - b);
};

const HARMFUL = [
  'for (;;);',
  'const all = []; for (;;) all.push(new Array(1e5).fill(1));',
  'const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1));',
  'let a = "x"; const all = []; for (;;) { a += a; all.push(a + "y"); }',
  'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });',
  'JSON.stringify(new Array(2 ** 27).fill(0))',
];
const ROUNDS = 3;

const harm = async (backend: ScriptBackend): Promise<[recovery: number[], silence: number]> => {
  const pool = new WorkerPool(backendOf(backend), 300);
  for (let call = 0; call < 100; call++) await pool.run(request(SOURCE), none);
  let last = performance.now();
  let silence = 0;
  const watch = setInterval(() => {
    silence = Math.max(silence, performance.now() - last);
    last = performance.now();
  }, 1);
  const recovery: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const source of HARMFUL) {
      await pool.run(request(source), none).catch(() => {});
      const start = performance.now();
      await pool.run(request(SOURCE), none);
      recovery.push(performance.now() - start);
    }
  clearInterval(watch);
  await pool.close();
  return [recovery.sort((a, b) => a - b), silence];
};

const figuresOf = async (backend: ScriptBackend): Promise<ScriptFigures> => {
  const sorted = await latencies(backend);
  const [recovery, silenceMs] = await harm(backend);
  return {
    backend,
    p50Ms: sorted[sorted.length >> 1] as number,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] as number,
    by1: await rate(backend, 1),
    by2: await rate(backend, 2),
    recoveryMs: recovery[recovery.length >> 1] as number,
    silenceMs,
  };
};

const vmRate = (): Promise<number> => {
  const script = new vm.Script(`(() => { ${SOURCE.replace('flag ?', 'return flag ?')} })()`);
  const context = vm.createContext({ execution: { setVariable: () => {} } });
  return called(CALLS, 1, () => {
    Object.assign(context, VARIABLES);
    return script.runInContext(context);
  });
};

const figures: AllScriptFigures = {
  backends: [await figuresOf('node'), await figuresOf('deno')],
  vm: await vmRate(),
};
console.log(JSON.stringify(figures));
