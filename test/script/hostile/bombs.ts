/** Each takes memory without end; each is ended for that, or by its time limit. */
export const bombs: Readonly<Record<string, string>> = {
  'an array that grows': 'const a = []; for (;;) a.push(new Array(1e5).fill(1));',
  'an array that is filled at once': 'const a = []; for (;;) a.push(new Array(2 ** 27).fill(1.5));',
  'an array that is made by another':
    'const a = []; for (;;) a.push(Array.from({ length: 1e7 }, (_, i) => ({ i })));',
  'a list that is spread': 'let a = [1]; for (;;) a = [...a, ...a];',
  'arguments that are spread':
    'let a = [1]; for (;;) { a = a.concat(a); try { Math.max(...a); } catch {} }',
  'buffers that pile up': 'const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1));',
  'buffers that double':
    'const a = []; for (let size = 1 << 20; ; size = Math.min(size * 2, 1 << 30)) try { a.push(new Uint8Array(size).fill(1)); } catch {}',
  'buffers that may grow':
    'const a = []; for (;;) { const b = new ArrayBuffer(8, { maxByteLength: 1 << 28 }); b.resize?.(1 << 28); a.push(new Uint8Array(b.resize ? b : 1 << 26).fill(1)); }',
  'buffers that are left at once': 'for (;;) new Uint8Array(1e8).fill(1);',
  'a string that doubles': "let a = 'x'; const all = []; for (;;) { a += a; all.push(a + 'y'); }",
  'strings that are repeated':
    "const all = []; for (let n = 0; ; n++) all.push(('x' + n).repeat(1e7).split('').join(n));",
  'strings that are padded':
    "const all = []; for (let n = 0; ; n++) all.push(''.padEnd(5e6, 'abc' + n).toUpperCase() + n);",
  templates:
    'let a = "x"; const all = []; for (;;) { a = `${a}${a}`.slice(0, 1e7); all.push([...a]); }',
  'a map that grows': 'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });',
  'a set that grows': 'const s = new Set(); for (let i = 0; ; i++) s.add(i + "x");',
  'a weak map whose keys stay':
    'const w = new WeakMap(); const a = []; for (;;) { const k = {}; a.push(k); w.set(k, [k]); }',
  'an object with keys without end': 'const o = {}; for (let i = 0; ; i++) o["k" + i] = i;',
  'objects in a chain': 'let o = {}; for (;;) o = { o };',
  'prototypes in a chain': 'let o = {}; for (;;) o = Object.create(o);',
  globals: 'for (let i = 0; ; i++) globalThis["g" + i] = [i];',
  'a number that doubles': 'let n = 3n; const all = []; for (;;) { n *= n; all.push(n + 1n); }',
  'numbers that are shifted':
    'const all = []; for (let i = 1n; ; i++) all.push(1n << (i * 1000000n));',
  'JSON that is written': "let a = 'x'; for (;;) { a = JSON.stringify([a, a]); }",
  'JSON that is read':
    "const all = []; for (;;) all.push(JSON.parse('[' + '[1,2,3],'.repeat(1e5) + '0]'));",
  'JSON of Spin': "const all = []; for (;;) all.push(S('[' + '{\"a\":[1]},'.repeat(1e5) + '0]'));",
  'a list that is sorted':
    'const a = Array.from({ length: 3e6 }, (_, i) => "x" + i); for (;;) a.push(...a.toSorted?.().slice(0, 1e5) ?? [...a].sort().slice(0, 1e5));',
  closures:
    'const all = []; for (;;) { const held = new Array(1e3).fill(0); all.push(() => held); }',
  generators:
    'const all = []; for (;;) { const g = (function* () { yield new Array(1e3).fill(0); })(); g.next(); all.push(g); }',
  promises: 'const all = []; for (;;) all.push(new Promise(() => {}).then(() => all));',
  'promises that are settled': 'for (;;) Promise.resolve().then(() => {});',
  'what expressions find':
    "const s = 'ab'.repeat(1e5); const all = []; for (;;) all.push([...s.matchAll(/(a)(b)/g)]);",
  'expressions themselves':
    'const all = []; for (let i = 0; ; i++) { const r = new RegExp("(a{" + (i % 900) + "}){9}b" + i); r.test("a"); all.push(r); }',
  'texts of symbols':
    "const all = []; for (let i = 0; ; i++) all.push(Symbol(('s' + i).padEnd(1e5) + i));",
  'symbols that are known everywhere':
    "for (let i = 0; ; i++) Symbol.for(('s' + i).padEnd(1e4) + i);",
  'functions made of text':
    'const all = []; for (let i = 0; ; i++) all.push(Function("return [" + "1,".repeat(1e4) + i + "]"));',
  'formats of dates':
    'const all = []; for (;;) all.push(new Intl.DateTimeFormat("de", { dateStyle: "full" }));',
  errors: 'const all = []; for (;;) all.push(new Error("x".padEnd(1e4) + all.length));',
  'what is printed':
    "const all = []; for (;;) { print('x'.repeat(1e6)); console.log(all); all.push(new Array(1e4)); }",
  writes: "for (;;) execution.setVariable('v', 'x'.repeat(9e5) + Math.random());",
  'all writes that are allowed':
    "for (let i = 0; i < 9999; i++) execution.setVariable('v' + i, ('x' + i).repeat(1e5));",
  'a message of an error':
    "let a = 'x'; for (;;) { a += a; try { throw new BpmnError(a, a + a); } catch (e) { a += e.getErrorCode(); } }",
  'questions that nobody waits for': "for (;;) Deno.permissions.query({ name: 'env' });",
  'requests that nobody waits for':
    "for (;;) fetch('http://127.0.0.1:1/', { method: 'POST', body: 'x'.repeat(1e6) });",
  'files that nobody waits for': "for (;;) Deno.readTextFile('/' + 'x'.repeat(1e6));",
  'questions whose answers all wait':
    "await Promise.all(Array.from({ length: 1e6 }, () => Deno.permissions.query({ name: 'env' })).concat(new Promise(() => {})))",
  'what is typed': 'const a: number[][] = []; for (;;) a.push(new Array<number>(1e5).fill(1));',
};
