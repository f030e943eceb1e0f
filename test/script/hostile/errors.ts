import { type Attempts, fails, yields } from './attempt.ts';

/** Calls of what the engine hands in, each of which throws. */
const THROWING = `[
  () => null.x, () => unknown, () => execution.getVariable.call(1), () => execution.setVariable('x', () => 1),
  () => execution.setVariable('x', (() => { let deep = []; for (let n = 0; n < 1e3; n++) deep = [deep]; return deep; })()),
  () => execution.setVariable('x', 'x'.repeat(2e6)), () => execution.setVariable('x', new Date(NaN)),
  () => S('{'), () => S(null), () => S('{}').prop('none'), () => S('{}').jsonPath('$[').element(), () => S('{}').jsonPath('$.a').element(),
  () => S('{}').prop.call(1), () => S('[1]').insertAt(9, 1), () => JSON(Symbol()), () => JSON.parse('{'),
  () => { throw new BpmnError('code'); }, () => BpmnError('code'), () => BpmnError.prototype.getErrorCode.call(1).x,
  () => { throw new Deno.errors.NotFound('x'); }, () => Deno.env.get('HOME'), () => Deno.env.get(Symbol()), () => Java.type('x'),
  () => new Function('}{'), () => (0, globalThis.eval)('}{'), () => (function deep() { deep(); })(), () => new TextDecoder('none'),
  () => new TextEncoder().encodeInto(1, 1), () => new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])),
  () => new Intl.DateTimeFormat('x-'), () => 'x'.repeat(-1), () => new Proxy({}, null), () => 1n + 1, () => Symbol() + '',
  () => Object.defineProperty(globalThis, 'JSON', { value: 1 }), () => [].reduce((x) => x), () => new Array(-1), () => ({}) instanceof 1,
  async () => fetch('http://127.0.0.1:1/'), async () => fetch('file:///etc/passwd'), async () => fetch(Symbol()), async () => Deno.readTextFile('/etc/passwd'),
  async () => Deno.permissions.query({ name: 'none' }), async () => Promise.any([]),
]`;

/** All that `error` says by itself, as a text. */
const TOLD = `const told = (error) => {
  const parts = [String(error), String(error.stack), String(error.cause)];
  const held = {}; try { Error.captureStackTrace(held); parts.push(String(held.stack)); } catch {}
  for (let each = error; each; each = Object.getPrototypeOf(each))
    for (const key of Reflect.ownKeys(each)) try { parts.push(String(key) + String(error[key])); } catch {}
  return parts.join(' ');
};`;

const TELLTALE =
  '/file:|node_modules|\\/script|\\/work|\\.mjs|\\.cjs|at .*:\\d+|evaluate@|node:|ext:/';

export const errors: Attempts = {
  'the stacks of all errors': yields(
    '',
    `${TOLD} const found = [];
     for (const act of ${THROWING}) {
       let caught = false;
       try { await act(); } catch (error) { caught = true; const text = told(error); if (${TELLTALE}.test(text)) found.push(act + ': ' + text); }
       if (!caught) found.push('did not throw: ' + act);
     }
     found.join()`,
  ),
  'the classes of all errors': yields(
    '',
    `const found = new Set();
     for (const act of ${THROWING}) try { await act(); } catch (error) {
       for (let each = error; each; each = Object.getPrototypeOf(each))
         for (let made = each.constructor; typeof made === 'function' && made !== Function.prototype; made = Object.getPrototypeOf(made)) {
           if (!Object.isFrozen(made)) found.add('loose ' + made.name);
           try { made.prepareStackTrace = () => 'leak'; } catch {}
           try { made.stackTraceLimit = 100; } catch {}
           if (String(made.prepareStackTrace).includes('leak') || made.stackTraceLimit !== undefined) found.add('stacks of ' + made.name);
         }
     }
     [...found].join()`,
  ),
  'the frames of a stack': fails(
    'TypeError',
    "Error.prepareStackTrace = (_, frames) => frames; new Error().stack[0].getThis().process.pid; 'escaped'",
  ),
  'a stack that is prepared by a global': yields(
    'string',
    'globalThis.prepareStackTrace = (_, frames) => frames; typeof new Error().stack',
  ),
  'a thrown object whose message throws': fails(
    'Error',
    "throw new (class extends Error { get message() { throw new Error('again'); } })()",
  ),
  'a thrown object whose name throws': fails(
    'Error',
    "const error = new Error('x'); Object.defineProperty(error, 'name', { get() { throw error; } }); throw error",
  ),
  'a thrown object whose message is of itself': fails(
    'Error',
    "const error = new Error('x'); error.message = { toString: () => { throw error; } }; throw error",
  ),
  'a thrown object whose name is an object': fails(
    'Error',
    "const error = new Error('x'); error.name = { toString: () => ({}) }; throw error",
  ),
  'a thrown proxy': fails(
    'Error',
    'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })',
  ),
  'a thrown proxy of an error': fails(
    'told',
    "throw new Proxy(new Error('x'), { get: (_, key) => key === 'message' ? 'told' : 'name' })",
  ),
  'a thrown proxy that is revoked': fails(
    'Error',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy',
  ),
  'a thrown proxy of a BPMN error': fails('Error', "throw new Proxy(new BpmnError('code'), {})"),
  'what only looks like a BPMN error': fails(
    'x',
    "throw Object.create(BpmnError.prototype, { message: { value: 'x' } })",
  ),
  'a BPMN error that hides its code': yields(
    undefined,
    "throw new (class extends BpmnError { getErrorCode() { for (;;); } get message() { for (;;); } })('code', 'm')",
  ),
  'a BPMN error whose code throws': fails(
    'mine',
    "throw new BpmnError({ toString() { throw new Error('mine'); } })",
  ),
  'a BPMN error that is too large': fails('too large', "throw new BpmnError('x'.repeat(5e6))"),
  'a thrown symbol': fails('Symbol(x)', "throw Symbol('x')"),
  'a thrown function': fails('PolyglotException', 'throw () => { for (;;); }'),
  'a thrown object without a prototype': fails('Object', 'throw Object.create(null)'),
  'a thrown promise': fails('Object', 'throw Promise.reject(1)'),
  'a thrown thenable': fails('Object', 'throw { then() { for (;;); } }'),
  'a message that is too long': fails('Error: xxx', "throw new Error('x'.repeat(5e6))"),
  'a message with lone surrogates and line ends': fails(
    'PolyglotException',
    "throw new Error('\\ud800\\n\\u0000\\u2028')",
  ),
  'a message that looks like one of the engine': fails(
    'PolyglotException: Error: \\"}',
    `throw new Error('\\\\"}')`,
  ),
  'an error that is its own cause': fails(
    'Error: x',
    "const error = new Error('x'); error.cause = error; throw error",
  ),
  'a rejection with a hostile object': fails(
    'Error',
    'Promise.reject(new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } }))',
  ),
  'a rejection with nothing': fails('undefined', 'await Promise.reject()'),
  'a recursion without end': fails('Maximum call stack', '(function deep() { deep(); })()'),
  'a recursion through the engine': fails(
    'Maximum call stack',
    "const list = { get a() { return execution.setVariable('x', list), 1; } }; list.a",
  ),
  'a recursion through the texts of values': fails(
    'Maximum call stack',
    'const name = { toString: () => execution.getVariable(name) }; String(name)',
  ),
  'an error of the stack in an error of the stack': fails(
    '',
    'const deep = () => { try { deep(); } finally { deep(); } }; let left = 30; const few = () => { if (left-- > 0) { try { few(); } finally { throw new Error("x"); } } }; few()',
  ),
};
