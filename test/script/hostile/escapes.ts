import { type Attempts, fails, yields } from './attempt.ts';

/** Ways out of a compartment; each would yield 'escaped'. */
export const escapes: Attempts = {
  'the constructor of a function': fails(
    'TypeError',
    "this.constructor.constructor('return process')(); 'escaped'",
  ),
  'the constructor of what the engine hands in': fails(
    'TypeError',
    "execution.getVariable.constructor('return process')(); 'escaped'",
  ),
  'the constructor of an async function': fails(
    'TypeError',
    "(async () => {}).constructor('return process')(); 'escaped'",
  ),
  'the constructor of a generator': fails(
    'TypeError',
    "(function* () {}).constructor('yield process')().next(); 'escaped'",
  ),
  'the constructor of an async generator': fails(
    'TypeError',
    "(async function* () {}).constructor('yield process')().next(); 'escaped'",
  ),
  'the constructor of the prototype of functions': fails(
    'TypeError',
    "Function.prototype.constructor('return process')(); 'escaped'",
  ),
  'a function that is constructed by reflection': fails(
    'process is not defined',
    "Reflect.construct(Function, ['return process'])(); 'escaped'",
  ),
  'the function constructor with another target': fails(
    'process is not defined',
    "Reflect.construct(Function, ['return process'], class extends Array {})(); 'escaped'",
  ),
  'the resolve function that a hostile promise is given': fails(
    'TypeError',
    `const promise = Promise.resolve(1);
     promise.constructor = class { constructor(start) { start(() => {}, () => {}); } };
     promise.then = (resolve) => resolve(resolve.constructor('return process')());
     promise.then((x) => x); promise`,
  ),
  'the function that a thenable is given': fails(
    'TypeError',
    "await ({ then(resolve) { resolve(resolve.constructor('return process')()); } }); 'escaped'",
  ),
  'a method bound to something else': fails(
    'TypeError',
    "execution.getVariable.bind(S).constructor('return process')(); 'escaped'",
  ),
  'process by its name': fails('process is not defined', "process.exit(1); 'escaped'"),
  'require by its name': fails('require is not defined', "require('fs'); 'escaped'"),
  'an import': fails('SyntaxError', "import('node:fs').then(() => 'escaped')"),
  'an import with a comment within': fails(
    'SyntaxError',
    "import/* here */('node:fs').then(() => 'escaped')",
  ),
  'an import in a function made of text': fails(
    'SyntaxError',
    "Function('return import(\"node:fs\")')().then(() => 'escaped')",
  ),
  'import.meta': fails('SyntaxError', "import.meta.url; 'escaped'"),
  'a direct eval': fails('SyntaxError', "eval('1'); 'escaped'"),
  'an eval in a comment': yields(1, "/* eval('1') */ 1"),
  'an import in a text': yields("import('fs')", `"import('fs')"`),
  'an import behind a comment': fails('SyntaxError', "import/* ( */('fs')"),
  'an eval in a template': fails('SyntaxError', "`${eval('1')}`"),
  'an import in a regular expression': fails('SyntaxError', "/import(a)/; import('fs')"),
  'an indirect eval of process': fails(
    'process is not defined',
    "(0, eval)('process.exit(1)'); 'escaped'",
  ),
  'an indirect eval of this': yields(true, "(0, eval)('this') === globalThis"),
  'this of a function made of text': yields(
    'undefined',
    "typeof Function('return this')()?.process",
  ),
  'a with statement': fails('SyntaxError', "with ({}) { process } 'escaped'"),
  'an HTML comment': yields('harmless', "<!-- process\n'harmless'"),
  'the callee of arguments': fails('TypeError', "arguments.callee.caller; 'escaped'"),
  'the caller of a function': yields(
    'undefined',
    '(function inner() { return typeof inner.caller; })()',
  ),
  'what a function is called with': yields(
    'string',
    "typeof (typeof arguments === 'object' ? arguments[0] ?? '' : '')",
  ),
  'evaluators at the end of the stack': fails(
    'process is not defined',
    `const evaluate = globalThis.eval;
     const dive = () => {
       try { dive(); } catch { try { evaluate('1'); } catch {} try { Function('1')(); } catch {} }
     };
     dive(); dive();
     evaluate('process'); 'escaped'`,
  ),
  'methods of the engine at the end of the stack': yields(
    'undefined',
    `const dive = () => {
       try { dive(); } catch {
         try { execution.getVariables(); } catch {}
         try { S('{"a":[1]}').jsonPath('$.a').element(); } catch {}
         try { new BpmnError('a'); } catch {}
         try { new TextEncoder().encode('a'); } catch {}
         try { void unknown; } catch {}
       }
     };
     dive(); typeof process`,
  ),
  'a JSONPath after one at the end of the stack': yields(
    1,
    'S(\'{"a":[1]}\').jsonPath("$.a[0]").numberValue()',
  ),
  'names that are hidden from scopes': fails(
    'TypeError',
    'globalThis[Symbol.unscopables] = { process: false, Deno: true }; typeof process',
  ),
  'another class of Java': fails('TypeError', "Java.type('java.lang.System').exit(1); 'escaped'"),
  'a class of Java whose name changes': fails(
    'TypeError',
    `let asked = 0;
     Java.type({ toString() { return asked++ ? 'java.lang.System' : 'org.camunda.bpm.engine.delegate.BpmnError'; } }).exit(1);
     'escaped'`,
  ),
  'what a worker has and JavaScript has not': yields(
    '',
    `['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'setTimeout', 'setInterval',
      'setImmediate', 'queueMicrotask', 'structuredClone', 'Buffer', 'lockdown', 'harden', 'Compartment', 'assert',
      'Worker', 'global', 'self', 'window', 'module', 'exports', '__filename', 'performance', 'crypto', 'navigator',
      'WebSocket', 'XMLHttpRequest', 'EventSource', 'MessageChannel', 'BroadcastChannel', 'localStorage', 'caches']
       .filter((name) => globalThis[name] !== undefined).join()`,
  ),
  'what Deno has and scripts have not': yields(
    'env,errors,permissions,readTextFile',
    "Reflect.ownKeys(Deno).sort().join() + (Deno.core ?? '') + (Deno[Symbol.for('Deno.internal')] ?? '')",
  ),
  'an object that asks Node to describe it, as a result': fails('function', `${DESCRIBED()} like`),
  'an object that asks Node to describe it, as a variable': yields(
    'nothing',
    `${DESCRIBED()} try { execution.setVariable('v', like); } catch {} got`,
  ),
  'an object that asks Node to describe it, as a body': yields(
    'nothing',
    `${DESCRIBED()} try { await fetch('http://127.0.0.1', { method: 'POST', body: like }); } catch {} got`,
  ),
  'an object that asks Node to describe it, as a text to encode': yields(
    'nothing',
    `${DESCRIBED()}
     for (const see of [
       () => new TextEncoder().encodeInto(like, new Uint8Array(9)), () => new TextEncoder().encodeInto('a', like),
       () => new TextEncoder().encode(like), () => new TextDecoder(like), () => new TextDecoder('utf-8', like),
       () => new TextDecoder().decode(like), () => new TextDecoder().decode(new Uint8Array(1), like),
       () => TextEncoder.prototype.encode.call(like), () => S(like), () => JSON(like), () => S('{}').prop(like),
       () => Deno.env.get(like), () => Java.type(like), () => print(like), () => console.log(like),
       () => Deno.permissions.query(like), () => Deno.readTextFile(like), () => fetch(like, like),
       () => new BpmnError(like, like), () => execution.setVariables(like), () => new Intl.Locale(like),
     ]) try { await see(); } catch {}
     got`,
  ),
  'a list that says it is longer than it is, as bytes': yields(
    'Object',
    `let asked = 0;
     const bytes = new Proxy(new Uint8Array(4), {
       get: (target, key) => key === 'length' ? (asked++ < 3 ? 4 : 4000) : key === 'valueOf' ? undefined : Reflect.get(target, key, target),
     });
     execution.setVariable('v', bytes); Array.isArray(execution.getVariable('v')) ? 'list' : execution.getVariable('v').constructor.name`,
  ),
  'the class of JSON nodes': yields(
    true,
    "S('{}').constructor === Object && S('[1]').jsonPath('$').constructor === Object",
  ),
};

/** `like` looks like bytes and describes itself to Node; `got` says what it was handed for that. */
function DESCRIBED(): string {
  return `let got = 'nothing';
    const like = Object.create(Uint8Array.prototype, {
      length: { value: undefined }, buffer: { value: undefined }, constructor: { value: undefined },
      [Symbol.toPrimitive]: { value: 1 },
      [Symbol.for('nodejs.util.inspect.custom')]: { enumerable: true, value: (depth, options, inspect) => { got = typeof inspect; return 'x'; } },
      [Symbol.for('Deno.customInspect')]: { value: (inspect) => { got = typeof inspect; return 'x'; } },
      f: { enumerable: true, value: () => 1 },
    });`;
}
