import { assert } from '../../harness.ts';
import { integer, type Outcome, type Scripted, type Typed } from '../scripted.ts';

/** What a hostile script comes to: a value that does no harm, or a failure with a text in its message. */
export type Ending = { value: unknown } | { failure: string };

export interface Attempt {
  source: string;
  ending: Ending;
  format?: string;
  variables?: Record<string, Typed>;
  /** What its process asks for. */
  asks?: string;
}

export type Attempts = Readonly<Record<string, Attempt>>;

export const yields = (
  value: unknown,
  source: string,
  more: Omit<Attempt, 'source' | 'ending'> = {},
): Attempt => ({ source, ending: { value }, ...more });

export const fails = (
  failure: string,
  source: string,
  more: Omit<Attempt, 'source' | 'ending'> = {},
): Attempt => ({ source, ending: { failure }, ...more });

/** Runs it once, and looks at what it came to. */
export const attempt = async (engine: Scripted, name: string, what: Attempt): Promise<void> => {
  const { source, ending, format, variables = {}, asks } = what;
  const outcome = await engine.run(source, { ...variables, i: integer(5) }, format, asks);
  if ('failure' in ending) assertFailure(outcome, ending.failure, name);
  else {
    assert.ok(typeof outcome !== 'string', `${name}: ${typeof outcome === 'string' && outcome}`);
    assert.equal(outcome.result?.value, ending.value, name);
    assert.ok(!('late' in outcome), `${name} wrote after its end`);
  }
};

const assertFailure = (outcome: Outcome, text: string, name: string): void => {
  assert.ok(typeof outcome === 'string', `${name}: ${JSON.stringify(outcome)}`);
  assert.match(
    outcome,
    "Unable to evaluate script while executing activity 't' in the process definition with id 'p'",
    name,
  );
  assert.ok(outcome.includes(text), `${name}: ${outcome}`);
  assert.not.match(outcome, PLACES, name);
};

/** What would tell where the engine lies on its machine. */
const PLACES = /node_modules|engine\/script|\.mjs/;

/** Looks at all that earlier scripts could have spoiled, by syntax and names of its own realm. */
const HONEST = `
  const wait = await Promise.resolve(1);
  const clean = (object) => Object.keys(object).length + typeof object.leak + typeof object.then;
  [
    typeof leak, typeof left, typeof globalThis.leak, i, wait, execution.getVariable('i'),
    JSON.stringify({ a: [1, { b: 2 }] }), JSON.parse('[7]')[0], [1].map((x) => x + 1), 'a-b'.split('-').length,
    'aXb'.replace(/x/i, '+'), [3, 1].sort().join(''), new Map([[1, 2]]).get(1), [...new Set([1, 1])].length,
    clean({}), clean([]), clean(() => {}), clean(Promise.resolve()), typeof Error.stackTraceLimit,
    typeof Error.prepareStackTrace, new Error('m').message, S('{"a":1}').prop('a').value(),
    new BpmnError('c').getErrorCode(), new TextEncoder().encode('a')[0], new Date(0).toISOString(),
    new Intl.Segmenter().segment('ab').containing(0).segment, typeof S('{}').prop.leak, typeof fetch.leak,
    Reflect.ownKeys(globalThis).length,
  ].join()`;

const HONEST_VALUE =
  'undefined,undefined,undefined,5,1,5,{"a":[1,{"b":2}]},7,2,2,a+b,13,2,1,0undefinedundefined,0undefinedundefined,0undefinedundefined,0undefinedfunction,undefined,function,m,1,c,97,1970-01-01T00:00:00.000Z,a,undefined,undefined,';

/** How many globals there are is asked of the first run of an engine. */
const known = new WeakMap<Scripted, string>();

/** A script of somebody else, which must come to what it always comes to. */
export const honest = async (engine: Scripted, after: string): Promise<void> => {
  const outcome = await engine.run(HONEST, { i: integer(5) });
  assert.ok(typeof outcome !== 'string', `after ${after}: ${outcome}`);
  const value = String(outcome.result?.value);
  if (!known.has(engine)) known.set(engine, value.slice(HONEST_VALUE.length));
  assert.is(value, HONEST_VALUE + known.get(engine), `after ${after}`);
};

export const honestTypeScript = async (engine: Scripted, after: string): Promise<void> => {
  const source =
    'interface Sum { total: number }\nconst sum: Sum = { total: (i as number) + 1 };\nsum.total!';
  const outcome = await engine.run(source, { i: integer(5) }, 'typescript');
  assert.ok(typeof outcome !== 'string', `after ${after}: ${outcome}`);
  assert.is(outcome.result?.value, 6, `after ${after}`);
};
