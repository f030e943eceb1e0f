import { type Attempts, fails, yields } from './attempt.ts';

/** What goes on, or stays, when a script has ended; each is run twice, and must find nothing of its first run. */
export const leftovers: Attempts = {
  'globals of all kinds': yields(
    'undefinedundefinednumber',
    `const before = typeof left + typeof globalThis.fixed;
     left = 1;
     Object.defineProperty(globalThis, 'fixed', { value: 1, configurable: false });
     Object.setPrototypeOf(globalThis, { inherited: 1 });
     before + typeof globalThis.inherited`,
  ),
  'a global that is set once all is done': yields(
    'undefined',
    'const before = typeof left; Promise.resolve().then(() => { left = 1; }); before',
  ),
  'a global at the end of a long chain': yields(
    'undefined',
    `const before = typeof left; let n = 0;
     (function again() { if (n++ < 1e4) Promise.resolve().then(again); else globalThis.left = 1; })(); before`,
  ),
  'a global that is set while a promise is awaited': yields(
    'undefined',
    `const before = typeof left; let n = 0;
     (function again() { if (n++ < 1e3) Promise.resolve().then(again); else globalThis.left = 1; })();
     await null; before`,
  ),
  'a global that is set after an error': fails(
    'was undefined',
    "const before = typeof left; Promise.resolve().then(() => { left = 1; }); throw new Error('was ' + before)",
  ),
  'a global that cannot be taken away, set when all is done': yields(
    'undefined',
    `const before = typeof left;
     Promise.resolve().then(() => Object.defineProperty(globalThis, 'left', { get() { for (;;); }, configurable: false })); before`,
  ),
  'a global object that is frozen when all is done': yields(
    'undefined',
    'const before = typeof left; left = 1; Promise.resolve().then(() => Object.freeze(globalThis)); before',
  ),
  'a global object with a hostile prototype': yields(
    'undefined',
    `const before = typeof globalThis.left;
     Object.setPrototypeOf(globalThis, new Proxy({}, { get: () => 1, ownKeys() { for (;;); }, deleteProperty() { for (;;); }, getPrototypeOf() { for (;;); } }));
     before`,
  ),
  'a global symbol': yields(
    'undefined',
    "const before = typeof globalThis[Symbol.for('left')]; globalThis[Symbol.for('left')] = 1; before",
  ),
  'a property of the prototype of globals': yields(
    'undefined',
    `const before = typeof Object.getPrototypeOf(globalThis).left;
     try { Object.getPrototypeOf(globalThis).left = 1; } catch {}
     try { Object.defineProperty(Object.getPrototypeOf(globalThis), 'left', { value: 1 }); } catch {}
     try { Object.setPrototypeOf(Object.getPrototypeOf(globalThis), { left: 1 }); } catch {}
     before`,
  ),
  'a key that is only known to a template': yields(
    'undefined',
    'const key = ((strings) => strings)`x`; const before = typeof globalThis.kept?.get(key); globalThis.kept = new WeakMap([[key, 1]]); before',
  ),
  'what an expression found': yields(
    '',
    "const before = (RegExp.$1 ?? '') + (RegExp.input ?? '') + (RegExp['$&'] ?? ''); /(a)/.exec('a'); before",
  ),
  'a write when all is done': yields(
    1,
    "Promise.resolve().then(() => execution.setVariable('late', 1)); 1",
  ),
  'a write after an answer that comes too late': yields(
    1,
    "Deno.permissions.query({ name: 'env' }).then(() => { globalThis.left = 1; execution.setVariable('late', 1); }); 1",
  ),
  'a write after a refusal that comes too late': yields(
    1,
    "fetch('http://127.0.0.1:1/').catch(() => { globalThis.left = 1; execution.setVariable('late', 1); }); 1",
  ),
  'answers that come while another script runs': yields(
    'undefined',
    `const before = typeof left;
     for (let n = 0; n < 100; n++) Deno.permissions.query({ name: 'env' }).then(() => { left = n; execution.setVariable('late', n); });
     before`,
  ),
  'answers that come after one that was awaited': yields(
    'denied',
    `const all = Array.from({ length: 100 }, () => Deno.permissions.query({ name: 'env' }));
     all[99].then(() => execution.setVariable('late', 1));
     (await all[0]).state`,
  ),
  'an error that nobody catches': yields(1, "Promise.reject(new Error('left')); 1"),
  'an error that nobody catches, later': yields(
    1,
    "(async () => { await Deno.permissions.query({ name: 'env' }); throw new Error('late'); })(); 1",
  ),
  'an error that nobody catches and that is hostile': yields(
    1,
    `Promise.reject(new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } }));
     Promise.reject({ get message() { for (;;); }, [Symbol.for('nodejs.util.inspect.custom')]() { for (;;); }, toString() { for (;;); } });
     for (let n = 0; n < 1000; n++) Promise.reject(n);
     1`,
  ),
  'a promise that is settled by nobody': fails(
    'waits for what never comes',
    'await new Promise(() => {})',
  ),
  'a promise that is settled by nobody, while something is asked': fails(
    'waits for what never comes',
    "Deno.permissions.query({ name: 'env' }); await new Promise(() => {})",
  ),
  'what is asked by a getter of the result': yields(
    { a: 1 },
    "({ get a() { Deno.permissions.query({ name: 'env' }).then(() => execution.setVariable('late', 1)); return 1; } })",
  ),
  'what is left behind by an error that is looked at': fails(
    'Error',
    "throw Object.defineProperty(new Error('x'), 'message', { get() { Promise.resolve().then(() => { left = 1; }); return 'x'; } })",
  ),
  'an execution that is kept for later': yields(
    'undefined',
    `const before = typeof globalThis.kept;
     globalThis.kept = execution; Deno.permissions.query({ name: 'env' }).finally(() => kept.setVariable('late', 1)); before`,
  ),
};
