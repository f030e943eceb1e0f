// One script, of which the next one sees nothing.
import { bpmnErrorOf } from './bpmn-error.mjs';
import { takePlace } from './compartment.mjs';
import { scopeOf } from './scope.mjs';
import { decode, define, encode } from './value.mjs';

/**
 * Evaluates a request of ../request.ts. Answers { result } or { error } or { bpmnError }, and the script's `writes` up to
 * then; a promise of that where the script has yielded a promise. Never throws for anything that a script does.
 */
export const evaluate = (request) => {
  const run = { request, writes: [], longs: new Map() };
  try {
    const names = request.layers.flat().map(([key]) => key);
    run.place = takePlace(request, names);
    prepare(run);
    const result = run.place.evaluate();
    return result instanceof Promise ? settle(run, result) : ended(run, result);
  } catch (thrown) {
    return failed(run, thrown);
  }
};

const settle = async (run, promise) => {
  try {
    return ended(run, await promise);
  } catch (thrown) {
    return failed(run, thrown);
  }
};

const ended = (run, value) => outcome(run, { result: resultOf(value, run.longs) });

const failed = (run, thrown) => {
  const bpmnError = bpmnErrorOf(thrown);
  return outcome(run, bpmnError ? { bpmnError } : { error: describe(thrown) });
};

/** A copy of the writes: what the script has left behind may go on writing. */
const outcome = ({ writes }, how) => ({ ...how, writes: [...writes] });

const prepare = ({ request, place, writes, longs }) => {
  const { name, layers } = request;
  const { globals } = place;
  for (let index = layers.length; index-- > 0; )
    for (const [key, value] of layers[index]) define(globals, key, decode(value, longs));
  define(globals, name, scopeOf(request, { writes, longs }));
};

/** A function or symbol is no value of a process: a script that ends with one has no result. */
const resultOf = (value, longs) =>
  typeof value === 'function' || typeof value === 'symbol' ? null : encode(value, longs);

const LONGEST = 2000;

/** What was thrown, as GraalJS words it. The script may have made that object to do harm when it is looked at. */
const describe = (thrown) => {
  try {
    if (typeof thrown !== 'object' || thrown === null) return String(thrown).slice(0, LONGEST);
    if (!(thrown instanceof Error)) return 'Object';
    return `${String(thrown.name)}: ${asGraal(String(thrown.message))}`.slice(0, LONGEST);
  } catch {
    return 'Error';
  }
};

const asGraal = (message) =>
  message.replace(
    /^Cannot (read|set) properties of (null|undefined) \((?:reading|setting) ('.*')\)$/,
    'Cannot $1 property $3 of $2',
  );
