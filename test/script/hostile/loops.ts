/** Each goes on without end, in little memory; each is ended by its time limit. */
export const loops: Readonly<Record<string, string>> = {
  'an endless loop': 'for (;;);',
  'a loop in a finally': 'try { for (;;); } finally { for (;;); }',
  'a loop that catches all': 'for (;;) try { throw 1; } catch {}',
  'an endless chain of promises left behind':
    '(function again() { Promise.resolve().then(again); })(); 1',
  'an endless chain of promises, as the result': '(async () => { for (;;) await null; })()',
  'a promise left behind by an error':
    "(function again() { Promise.resolve().then(again); })(); throw new Error('x')",
  'a thenable that answers itself': 'const t = { then(resolve) { resolve(t); } }; await t',
  'a result whose getter loops': '({ get a() { for (;;); } })',
  'a result whose keys loop': 'new Proxy({}, { ownKeys() { for (;;); } })',
  'a result whose prototype loops': 'new Proxy({}, { getPrototypeOf() { for (;;); } })',
  'an error whose message loops':
    'throw Object.defineProperty(new Error(), "message", { get() { for (;;); } })',
  'an error whose name loops':
    'const e = new Error(); e.name = { toString() { for (;;); } }; throw e',
  'a name whose text loops': 'execution.getVariable({ toString() { for (;;); } })',
  'a value whose iterator loops':
    'execution.setVariable("v", new (class extends Set { *[Symbol.iterator]() { for (;;); } })())',
  'a regular expression': "/(a+)+$/.test('a'.repeat(50) + 'b')",
  'a comparison while sorting': '[1, 2].sort(() => { for (;;); })',
  'a reviver of JSON': "JSON.parse('[1]', () => { for (;;); })",
  'a replacer of JSON': 'JSON.stringify({ toJSON() { for (;;); } })',
  'a generator': 'for (const _ of (function* () { for (;;) yield 1; })());',
  'a generator that does not return':
    'for (const _ of (function* () { try { yield 1; } finally { for (;;); } })()) break;',
  'a static block': 'class A { static { for (;;); } }',
  'a template': '((strings) => { for (;;); })`x`',
  'a conversion': '+{ [Symbol.toPrimitive]() { for (;;); } }',
  'a function made of text': "Function('for (;;);')()",
  'a power that is too large to be done':
    'let n = 3n; for (;;) { n **= 3n; if (n > 2n ** 2_000_000n) n = 3n; }',
  'a text that is searched without end':
    "const s = 'a'.repeat(1e6); for (;;) s.indexOf('b'.repeat(1e5))",
  'a question after the other': "for (;;) await Deno.permissions.query({ name: 'env' })",
  'questions that all fail': "for (;;) try { await fetch('http://127.0.0.1:1/'); } catch {}",
  'questions in a chain left behind':
    "(function again() { Deno.permissions.query({ name: 'env' }).then(again); })(); new Promise(() => {})",
  'many numbers of a stack':
    'const deep = (n) => { try { deep(n); } catch { deep(n); } }; for (;;) try { deep(0); } catch {}',
  'TypeScript that loops': 'for (;;);',
};

/** As these, within one call of a function of V8 itself: only the end of its process ends it, not that of its thread. */
export const nativeLoops: Readonly<Record<string, string>> = {
  'a list that is searched without end': 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
};
