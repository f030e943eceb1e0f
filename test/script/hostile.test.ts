import { assert, suite } from '../harness.ts';
import { integer, type Scripted, scripted } from './scripted.ts';

const test = suite<{ engine: Scripted }>('hostile scripts', {
  engine: undefined as unknown as Scripted,
});

test.before(async (context) => {
  context.engine = await scripted({ scriptTimeoutMs: 1_000 });
});
test.after(({ engine }) => engine.close());

/** Each yields 'escaped' where it gets out of its compartment. */
const escapes: Record<string, string> = {
  'the constructor of a function': "this.constructor.constructor('return process')(); 'escaped'",
  'the constructor of what the engine hands in':
    "execution.getVariable.constructor('return process')(); 'escaped'",
  'the constructor of an async function':
    "(async () => {}).constructor('return process')(); 'escaped'",
  'process by its name': "process.exit(1); 'escaped'",
  'require by its name': "require('fs'); 'escaped'",
  'an import': "import('node:fs').then(() => 'escaped')",
  'a direct eval': "eval('1'); 'escaped'",
  'an indirect eval of process': "(0, eval)('process.exit(1)'); 'escaped'",
  'the frames of a stack':
    "Error.prepareStackTrace = (_, frames) => frames; new Error().stack[0].getThis().process.pid; 'escaped'",
  'the prototype of objects': "Object.prototype.leak = 1; 'escaped'",
  'the prototype of arrays': "Array.prototype.map = () => 'leak'; 'escaped'",
  'JSON of the worker': "JSON.stringify = () => 'leak'; 'escaped'",
  'a BPMN error that is patched': "BpmnError.prototype.getErrorCode = () => 'leak'; 'escaped'",
  'the methods of execution': "Object.getPrototypeOf(execution).getVariable = () => 1; 'escaped'",
  'another class of Java': "Java.type('java.lang.System').exit(1); 'escaped'",
};

/** Each is ended by its time limit or for its memory. */
const bombs: Record<string, string> = {
  'an endless loop': 'for (;;);',
  'a loop in a finally': 'try { for (;;); } finally { for (;;); }',
  'an endless chain of promises left behind':
    '(function again() { Promise.resolve().then(again); })(); 1',
  'a promise that never comes': 'new Promise(() => {})',
  'a result whose getter loops': '({ get a() { for (;;); } })',
  'an array that grows': 'const a = []; for (;;) a.push(new Array(1e5).fill(1));',
  'buffers that pile up': 'const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1));',
  'a string that doubles': "let a = 'x'; const all = []; for (;;) { a += a; all.push(a + 'y'); }",
  'a map that grows': 'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });',
};

/** Each fails by itself. */
const failing: Record<string, string> = {
  'a thrown object whose message throws':
    "throw new (class extends Error { get message() { throw new Error('again'); } })()",
  'a thrown proxy': 'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })',
  'a recursion without end': '(function deep() { deep(); })()',
  'a result that contains itself': 'const a = []; a.push(a); a',
  'a result that is too deep': 'let a = []; for (let i = 0; i < 200000; i++) a = [a]; a',
  'a result that is too large': "'x'.repeat(5e6)",
  'too many changes': 'for (let i = 0; i < 1e5; i++) execution.setVariable("v" + i, i);',
};

const honest = async (engine: Scripted, after: string): Promise<void> => {
  const outcome = await engine.run(
    "typeof leak + [i, JSON.stringify({ a: 1 }), [1].map((x) => x + 1), execution.getVariable('i')].join()",
    { i: integer(5) },
  );
  assert.ok(typeof outcome !== 'string', `${after}: ${outcome}`);
  assert.is(outcome.result?.value, 'undefined5,{"a":1},2,5', after);
};

test('none gets out of its compartment, and the next script sees nothing of it', async ({
  engine,
}) => {
  for (const [name, script] of Object.entries(escapes)) {
    const outcome = await engine.run(script);
    assert.ok(typeof outcome === 'string', `${name}: ${JSON.stringify(outcome)}`);
    assert.match(outcome, 'Unable to evaluate script', name);
    await honest(engine, name);
  }
});

test('what loops or eats memory is ended, and the next script runs', async ({ engine }) => {
  for (const [name, script] of Object.entries(bombs)) {
    const outcome = await engine.run(script);
    assert.ok(typeof outcome === 'string', `${name}: ${JSON.stringify(outcome)}`);
    assert.match(outcome, 'Unable to evaluate script', name);
    await honest(engine, name);
  }
});

test('odd errors and results fail the script alone', async ({ engine }) => {
  for (const [name, script] of Object.entries(failing)) {
    const outcome = await engine.run(script);
    assert.ok(typeof outcome === 'string', `${name}: ${JSON.stringify(outcome)}`);
    assert.match(outcome, 'Unable to evaluate script', name);
    await honest(engine, name);
  }
});

test('a script that runs again finds nothing of its first run', async ({ engine }) => {
  const script = `
    const before = typeof left + typeof globalThis.fixed;
    left = 1;
    Object.defineProperty(globalThis, 'fixed', { value: 1, configurable: false });
    Object.setPrototypeOf(globalThis, { inherited: 1 });
    before + typeof globalThis.inherited`;
  for (const _ of [1, 2]) {
    const outcome = await engine.run(script);
    assert.ok(typeof outcome !== 'string', String(outcome));
    assert.is(outcome.result?.value, 'undefinedundefinednumber');
  }
});

test('keys with a meaning in JavaScript are only keys', async ({ engine }) => {
  const outcome = await engine.run(
    `execution.setVariable('o', JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}'));
     execution.setVariable('__proto__', 3); ({}).polluted === undefined`,
  );
  assert.ok(typeof outcome !== 'string', String(outcome));
  assert.is(outcome.result?.value, true);
  assert.is(({} as Record<string, unknown>).polluted, undefined);
});

test('other requests are answered while a script loops', async ({ engine }) => {
  const looping = engine.run('for (;;);');
  await engine.ask('GET', '/version');
  let ended = false;
  void looping.then(() => {
    ended = true;
  });
  assert.is((await engine.ask('GET', '/version')).status, 200);
  await honest(engine, 'meanwhile');
  assert.is(ended, false);
  assert.match(String(await looping), 'did not end within 1000 ms');
});

test.run();
