import { type Attempts, fails, yields } from './attempt.ts';

/** What a script ends with, or sets. */
export const results: Attempts = {
  'a result that contains itself': fails('too deep', 'const a = []; a.push(a); a'),
  'a map that contains itself': fails('too deep', 'const m = new Map(); m.set(1, m); m'),
  'a result that is too deep': fails(
    'too deep',
    'let a = []; for (let i = 0; i < 200000; i++) a = [a]; a',
  ),
  'a proxy that is deep without end': fails(
    'too deep',
    'const p = new Proxy([], { get: (_, key) => key === "length" ? 1 : p }); p',
  ),
  'a result that doubles at each level': fails(
    'too many parts',
    'let a = [1]; for (let i = 0; i < 50; i++) a = [a, a]; a',
  ),
  'a result that is too large': fails('too large', "'x'.repeat(5e6)"),
  'a key that is too large': fails('too large', "({ ['x'.repeat(5e6)]: 1 })"),
  'bytes that are too large': fails('too large', 'new Uint8Array(5e6)'),
  'a number that is too large': yields(
    '0',
    '10n ** 10000n * 2n ** 64n + "" && String(BigInt.asIntN(64, 2n ** 64n))',
  ),
  'a million keys': fails(
    'too many parts',
    'const o = {}; for (let i = 0; i < 1e6; i++) o[i] = i; o',
  ),
  'the longest list': fails('too many parts', 'new Array(2 ** 32 - 1)'),
  'a list whose length lies': fails(
    'too many parts',
    'new Proxy([], { get: (_, key) => key === "length" ? Infinity : 1 })',
  ),
  'a list whose length is an object': fails(
    'mine',
    'new Proxy([], { get: (_, key) => key === "length" ? { valueOf() { throw new Error("mine"); } } : 1 })',
  ),
  'a list whose length is negative': yields(
    {},
    'const p = new Proxy([], { get: (_, key) => key === "length" ? -5 : 1 }); ({ ...{} })',
  ),
  'a proxy whose keys throw': fails(
    'mine',
    'new Proxy({}, { ownKeys() { throw new Error("mine"); } })',
  ),
  'a proxy whose prototype throws': fails(
    'mine',
    'new Proxy({}, { getPrototypeOf() { throw new Error("mine"); } })',
  ),
  'a proxy that is revoked': fails(
    'TypeError',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy',
  ),
  'a proxy that says it is a promise': fails(
    '',
    'new Proxy({}, { getPrototypeOf: () => Promise.prototype, get: () => () => 1 })',
  ),
  'a proxy of a promise': fails('', 'new Proxy(Promise.resolve(1), {})'),
  'a thenable': fails('Cannot find serializer', '({ then(resolve) { resolve(1); } })'),
  'a thenable that is awaited and answers twice': yields(
    1,
    'await ({ then(resolve, reject) { resolve(1); resolve(2); reject(3); throw 4; } })',
  ),
  'a thenable that answers thenables': yields(
    3,
    'let n = 0; const next = { then(resolve) { resolve(n++ < 3 ? next : n - 1); } }; await next',
  ),
  'a getter of then that throws': fails(
    'mine',
    'await ({ get then() { throw new Error("mine"); } })',
  ),
  'a promise with a constructor of its own': yields(
    1,
    'const p = Promise.resolve(1); Object.defineProperty(p, "constructor", { get() { return Promise; } }); p',
  ),
  'a promise whose constructor throws': fails(
    'mine',
    'const p = Promise.resolve(1); Object.defineProperty(p, "constructor", { get() { throw new Error("mine"); } }); p',
  ),
  'a promise with a method then of its own': yields(
    2,
    'const p = Promise.resolve(1); Object.defineProperty(p, "then", { value: (resolve) => resolve(2) }); (async () => p)()',
  ),
  'a promise of a class of its own': yields(
    1,
    'class P extends Promise { static get [Symbol.species]() { throw 1; } then(...all) { return super.then(...all); } } P.resolve(1).catch ? 1 : 2',
  ),
  'lone surrogates': yields('\ud800x\udc00', '"\\ud800x\\udc00"'),
  'zeros in a text': yields('a\u0000b', '"a\\u0000b"'),
  'no number': yields('NaN', 'NaN'),
  'minus zero': yields(-0, '-0'),
  infinity: yields('-Infinity', '-Infinity'),
  'a date that is none': fails('Invalid time value', 'new Date(NaN)'),
  'a date that is none, in a list': fails('Invalid time value', '[{ a: new Date("x") }]'),
  'a variable that is no date': fails(
    'Invalid time value',
    'execution.setVariable("v", new Date(8.64e15 + 1))',
  ),
  'the last date': yields('275760-09-13T00:00:00.000+0000', 'new Date(8.64e15)'),
  'a date of a class that lies': yields(
    '1970-01-01T00:00:00.000+0000',
    'new (class extends Date { getTime() { for (;;); } valueOf() { for (;;); } toISOString() { for (;;); } toJSON() { for (;;); } })(0)',
  ),
  'a date of a class that lies, as JSON': yields(
    '{"a":0}',
    'JSON({ a: new (class extends Date { getTime() { return "1,\\"b"; } })(0) })',
  ),
  'what only looks like a date': yields({}, 'Object.create(Date.prototype)'),
  'a set of a class that lies': yields(
    ['a'],
    'new (class extends Set { *[Symbol.iterator]() { yield "a"; } get size() { return 1e9; } })([1, 2])',
  ),
  'a map of a class that lies': fails(
    'TypeError',
    'new (class extends Map { *[Symbol.iterator]() { yield 1; } })([[1, 2]])',
  ),
  'a map whose keys are objects': yields({ k: 1 }, 'new Map([[{ toString: () => "k" }, 1]])'),
  'a map whose keys throw': fails(
    'mine',
    'new Map([[{ toString() { throw new Error("mine"); } }, 1]])',
  ),
  'a map whose keys are symbols': yields({ 'Symbol(a)': 1 }, 'new Map([[Symbol("a"), 1]])'),
  'bytes of a class that lies': yields(
    'AQI=',
    'new (class extends Uint8Array { get length() { return 1e9; } valueOf() { return "x"; } toString() { return "x"; } *[Symbol.iterator]() { for (;;) yield 1; } static get [Symbol.species]() { throw 1; } })([1, 2])',
  ),
  'what only looks like bytes': yields({}, 'Object.create(Uint8Array.prototype)'),
  'bytes whose buffer has been handed on': yields(
    1,
    'const b = new Uint8Array(4); try { b.buffer.transfer(); execution.setVariable("v", b); } catch {} 1',
  ),
  'a getter': yields({ a: 1 }, '({ get a() { return 1; } })'),
  'a getter that changes what is read': yields(
    { a: 1, b: null },
    '({ get a() { delete this.b; return 1; }, b: 2 })',
  ),
  'a method toJSON': fails('Cannot find serializer', '({ toJSON() { return 1; } })'),
  'keys with a meaning': yields(
    { a: 1 },
    'execution.setVariable("o", JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": 2, "toJSON": 3, "then": 4}\')); execution.setVariable("__proto__", 3); execution.setVariable("constructor", 3); ({}).polluted === undefined ? { a: 1 } : 0',
  ),
  'a symbol': yields(undefined, 'Symbol("x")'),
  'a function': yields(undefined, 'Object.assign(() => 1, { toString() { for (;;); } })'),
  'a symbol in a list': fails('Cannot find serializer', '[Symbol("x")]'),
  'a class': yields(undefined, 'class A { static then() { for (;;); } } A'),
  'a generator': yields({}, '(function* () { for (;;) yield 1; })()'),
  'the global object': fails('', 'globalThis'),
  'the prototype of the global object': yields({}, 'Object.getPrototypeOf(globalThis)'),
  'execution itself': yields({}, 'execution'),
  'all variables': yields({ i: 5 }, 'execution.getVariables()'),
  'too many changes': fails(
    'changes too much',
    'for (let i = 0; i < 1e5; i++) execution.setVariable("v" + i, i);',
  ),
  'changes that are too large together': fails(
    '',
    'for (let i = 0; i < 9; i++) execution.setVariable("v" + i, "x".repeat(9e5));',
  ),
  'a name that throws': fails(
    'mine',
    'execution.setVariable({ toString() { throw new Error("mine"); } }, 1)',
  ),
  'a name that changes': yields(
    'ab',
    'let n = 0; execution.setVariable({ toString: () => "ab"[n++] }, 1); ["a", "b"].filter((x) => execution.hasVariable(x)).join() + (n === 1 ? "b" : n)',
  ),
  'a variable that is a proxy': yields(
    1,
    'execution.setVariable("v", new Proxy({ a: 1 }, { get: (t, k) => t[k] })); execution.getVariable("v").a',
  ),
  'a list that writes while it is read': yields(
    2,
    'execution.setVariable("v", { get a() { execution.setVariable("v", { a: 2 }); return 2; } }); execution.getVariable("v").a',
  ),
  'all variables from a proxy': fails(
    'mine',
    'execution.setVariables(new Proxy({}, { ownKeys() { throw new Error("mine"); } }))',
  ),
  'a JSON node that contains itself': fails('Unable to write', 'const s = S("[]"); s.append(s); s'),
  'a JSON node that doubles': fails(
    '',
    'let s = S("[1]"); for (let i = 0; i < 40; i++) { const t = S("[]"); t.append(s).append(s); s = t; } s',
  ),
  'JSON that is nested too deep': fails('', 'S("[".repeat(1e6))'),
  'a JSON node with keys that have a meaning': yields(
    '{"__proto__":1,"constructor":2}',
    'S(\'{"__proto__":1}\').prop("constructor", 2)',
  ),
};
