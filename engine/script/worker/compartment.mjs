// Compartments of SES, kept by source, as making one takes ten times as long as a small script.
import { java } from './bpmn-error.mjs';
import { capabilities } from './capabilities.mjs';
import { codeOf } from './code.mjs';
import { spinFunctions } from './spin.mjs';
import { TextDecoder, TextEncoder } from './text-coding.mjs';
import { UnknownNames } from './unknown-names.mjs';

/* global Compartment, harden */

const silent = () => {};
const endowments = harden({
  Date,
  Math,
  Intl,
  TextDecoder,
  TextEncoder,
  ...java,
  ...capabilities,
  ...spinFunctions,
  print: silent,
  console: { log: silent, info: silent, warn: silent, error: silent, debug: silent },
});

/** Globals of SES that JavaScript does not have. */
const ALIEN = ['lockdown', 'harden', 'Compartment'];

const freshCompartment = () => {
  const compartment = new Compartment({ __options__: true, globals: endowments });
  for (const name of ALIEN) delete compartment.globalThis[name];
  return compartment;
};

const reserved = new Set(Reflect.ownKeys(freshCompartment().globalThis));

const LARGEST_CACHE = 100;
/** In characters. */
const LONGEST_KEPT = 20_000;
const places = new Map();

/** Where a source is evaluated: its compartment, and what reads names there that nobody has declared. */
class Place {
  #compartment = freshCompartment();
  #unknown;
  #code;

  constructor({ language, source }) {
    this.#code = codeOf(language, source);
    this.#unknown = new UnknownNames(source);
    Object.setPrototypeOf(this.globals, this.#unknown.prototype);
  }

  get globals() {
    return this.#compartment.globalThis;
  }

  /** Makes what JavaScript has itself unchangeable; only then the place can be used again. */
  lock() {
    for (const key of Reflect.ownKeys(this.globals)) {
      if (Object.getOwnPropertyDescriptor(this.globals, key).configurable)
        Object.defineProperty(this.globals, key, { writable: false, configurable: false });
    }
    return this;
  }

  evaluate() {
    this.#unknown.reset();
    return this.#compartment.evaluate(this.#code);
  }

  /** Takes away what a run has left; false where it has left something that cannot be taken away. */
  clean() {
    const { globals } = this;
    if (!Object.isExtensible(globals)) return false;
    if (Object.getPrototypeOf(globals) !== this.#unknown.prototype)
      Object.setPrototypeOf(globals, this.#unknown.prototype);
    const keys = Reflect.ownKeys(globals);
    return (
      keys.length === reserved.size ||
      keys.every((key) => reserved.has(key) || Reflect.deleteProperty(globals, key))
    );
  }
}

/** What the script under way was given, if it can be used again; where its source is long it is not worth its memory. */
let taken;

/**
 * A place that no other source has used, and that holds nothing of earlier runs. `names` are the variables that will be
 * set in it. Throws what is wrong with the source.
 */
export const takePlace = (request, names) => {
  taken = undefined;
  // A variable that is called as something of JavaScript hides it: not in a compartment that is kept.
  if (names.some((name) => reserved.has(name))) return new Place(request);
  const key = `${request.language} ${request.source}`;
  const place = places.get(key) ?? new Place(request).lock();
  places.delete(key);
  if (key.length <= LONGEST_KEPT) taken = { key, place };
  return place;
};

/** Keeps the place for the next run of its source. Only when nothing of this run goes on: it would find its way there. */
export const giveBack = () => {
  if (!taken?.place.clean()) return;
  if (places.size >= LARGEST_CACHE) places.delete(places.keys().next().value);
  places.set(taken.key, taken.place);
};
