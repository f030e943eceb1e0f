import { type Attempts, fails, yields } from './attempt.ts';

/** Source, after which a script would have changed what all scripts share. */
const CHANGES: Readonly<Record<string, string>> = {
  'the prototype of objects': 'Object.prototype.leak = 1',
  'the prototype of objects, by a literal': '({}).__proto__.leak = 1',
  'the prototype of objects, by a getter': "Object.prototype.__defineGetter__('leak', () => 1)",
  'the prototype of that prototype': 'Object.setPrototypeOf(Object.prototype, { leak: 1 })',
  'the prototype of arrays': "Array.prototype.map = () => 'leak'",
  'the length of its prototype': 'Array.prototype.push(1)',
  'the prototype of functions': 'Function.prototype.leak = 1',
  'a method of all promises': 'Promise.prototype.then = () => 1',
  'an iterator of lists': '[][Symbol.iterator]().__proto__.next = () => ({ done: true })',
  'an iterator of texts': "''[Symbol.iterator]().__proto__.leak = 1",
  'the iterator of all iterators': '[].values().__proto__.__proto__.leak = 1',
  'the prototype of generators': 'Object.getPrototypeOf(function* () {}).leak = 1',
  'the prototype of async functions': 'Object.getPrototypeOf(async () => {}).leak = 1',
  'the species of arrays':
    'Object.defineProperty(Array, Symbol.species, { value: class extends Array {} })',
  'the species of promises':
    'Object.defineProperty(Promise, Symbol.species, { value: class extends Promise {} })',
  'how expressions match': 'RegExp.prototype.exec = () => null',
  'what a date is': 'Date.prototype.getTime = () => 0',
  'the time': 'Date.now = () => 0',
  'the texts of symbols': "Symbol.prototype[Symbol.toPrimitive] = () => 'leak'",
  'how values become texts': "Object.prototype.toString = () => 'leak'",
  'how values become JSON': 'Object.prototype.toJSON = () => 1',
  'JSON of the worker': "JSON.stringify = () => 'leak'",
  chance: 'Math.random = () => 0',
  'a class of Intl': 'Intl.DateTimeFormat.prototype.leak = 1',
  'the segments of texts': "Object.getPrototypeOf(new Intl.Segmenter().segment('a')).leak = 1",
  'the iterator of segments':
    "Object.getPrototypeOf(new Intl.Segmenter().segment('a')[Symbol.iterator]()).leak = 1",
  'what an error is': 'Error.prototype.name = 1',
  'what an error of types is': 'TypeError.prototype.leak = 1',
  'the error of Camunda': "BpmnError.prototype.getErrorCode = () => 'leak'",
  'an error of Deno': 'Deno.errors.NotFound.prototype.leak = 1',
  'the errors of Deno': 'Deno.errors.NotFound = Error',
  'the environment': 'Deno.env.get = () => 1',
  'the permissions': 'Deno.permissions.query = () => 1',
  'the methods of execution': 'Object.getPrototypeOf(execution).getVariable = () => 1',
  'execution itself': 'execution.leak = 1',
  'a method of execution': 'execution.getVariable.leak = 1',
  'a JSON node': "S('{}').leak = 1",
  'a method of JSON nodes': "S('{}').prop.leak = 1",
  'the prototype of JSON nodes': "Object.getPrototypeOf(S('{}')).leak = 1",
  'the prototype of JSON paths': "Object.getPrototypeOf(S('{}').jsonPath('$')).element = () => 1",
  Spin: 'S.leak = 1',
  'the classes of Java': 'Java.type = () => 1',
  'the packages of Java': 'org.camunda.bpm.leak = 1',
  fetch: 'fetch.leak = 1',
  'the console': 'console.log = () => 1',
  'the encoder of texts': 'TextEncoder.prototype.encode = () => 1',
  'the decoder of texts': 'TextDecoder.leak = 1',
  'the evaluator': 'globalThis.eval.leak = 1',
  'the constructor of functions': 'Function.leak = 1',
  'a function that escapes texts': 'escape.leak = 1',
  'the prototype of bytes': 'Uint8Array.prototype.leak = 1',
  'the prototype of all typed arrays': 'Object.getPrototypeOf(Uint8Array).prototype.set = () => 1',
};

/** Visits all that a script can reach, by properties and by what methods answer, and names what is not frozen. */
export const looseObjects = (more = ''): string => `
  const seen = new Set([globalThis, Object.getPrototypeOf(globalThis)]);
  const loose = [];
  const visit = (root, path) => {
    const waiting = [[root, path]];
    while (waiting.length > 0) {
      const [each, way] = waiting.pop();
      if ((typeof each !== 'object' && typeof each !== 'function') || each === null || seen.has(each)) continue;
      seen.add(each);
      if (!Object.isFrozen(each)) loose.push(way);
      waiting.push([Object.getPrototypeOf(each), way + '.__proto__']);
      for (const key of Reflect.ownKeys(each)) {
        const property = Object.getOwnPropertyDescriptor(each, key);
        for (const part of ['value', 'get', 'set']) waiting.push([property[part], way + '.' + String(key)]);
      }
    }
  };
  for (const key of Reflect.ownKeys(globalThis)) visit(globalThis[key], String(key));
  const tried = (what) => { try { return what(); } catch (error) { return error; } };
  const lookUp = (value, way) => {
    if (value === null || value === undefined) return;
    visit(Object.getPrototypeOf(value), 'prototype of ' + way);
    for (const key of ['constructor', 'stack']) {
      const property = Object.getOwnPropertyDescriptor(Object(value), key);
      if (property) visit(property.get ?? property.set, key + ' of ' + way);
    }
  };
  const generator = Object.getPrototypeOf((function* () {}).prototype);
  const asyncGenerator = Object.getPrototypeOf((async function* () {}).prototype);
  const starts = [
    () => [], () => 'a', () => /a/g, () => new Map([[1, 1]]), () => new Set([1]), () => new WeakMap(), () => new WeakSet(),
    () => Promise.resolve(1), () => Object.create(generator), () => Object.create(asyncGenerator), () => async () => {},
    () => new Proxy({}, {}), () => Symbol('x'), () => 1n, () => 1, () => true, () => new Uint8Array(8), () => new DataView(new ArrayBuffer(8)),
    () => new ArrayBuffer(8), () => new Date(), () => new Error('x'), () => new AggregateError([]), () => null.x,
    () => new Intl.Segmenter().segment('ab'), () => S('{"a":[1]}'), () => S('[1]'), () => S('{"a":[1]}').jsonPath('$.a'),
    () => new BpmnError('a', 'b'), () => execution, () => execution.getVariables(), () => execution.getVariableNames(),
    () => new Deno.errors.NotFound('x'), () => (function () { return arguments; })(), () => arguments, () => class {},
    () => ((x) => x)\`a\${1}b\`, () => new Function('return 1'), () => Iterator.from({ next() {} }),
    () => Iterator.from([1]).map((x) => x), () => 'a'.matchAll(/a/g), () => 'a'[Symbol.iterator](), () => new Map().entries(),
    () => new Set().values(), () => Proxy.revocable({}, {}), () => Temporal.Now.instant(), () => new TextEncoder(), () => new TextDecoder(),
    ...Reflect.ownKeys(Intl).map((name) => () => new Intl[name]('en', { type: 'language' })),
    ...Reflect.ownKeys(Intl).map((name) => () => new Intl[name]('en')), ${more}
  ];
  for (const start of starts) {
    const value = tried(start);
    lookUp(value, String(start));
    for (let each = Object(value); each; each = Object.getPrototypeOf(each))
      for (const key of Reflect.ownKeys(each)) {
        if (key === 'constructor' || /^set|^remove|Incident$/.test(String(key))) continue;
        for (const args of [[], ['a'], [/a/g], [(x) => x], [0], [[1]], [{}, {}]]) {
          const way = String(start) + '.' + String(key);
          const answer = tried(() => {
            const found = Reflect.get(each, key, value);
            return typeof found === 'function' ? Reflect.apply(found, value, args) : found;
          });
          lookUp(answer, way);
          for (const next of [Symbol.iterator, Symbol.asyncIterator, 'entries', 'format', 'next', 'then'])
            if (answer && typeof answer === 'object') lookUp(tried(() => answer[next]((x) => x, (x) => x)), way + '.' + String(next));
        }
      }
  }
  (seen.size > 500 ? '' : 'few ') + loose.join()`;

export const sharedObjects: Attempts = {
  ...Object.fromEntries(
    Object.entries(CHANGES).map(([name, source]) => [name, fails('TypeError', `${source}; 1`)]),
  ),
  'all that can be reached is frozen': yields('', looseObjects()),
};
