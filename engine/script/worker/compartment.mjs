// Compartments of SES, kept by source, as making one takes ten times as long as a small script.
import { java } from './bpmn-error.mjs';

/* global Compartment, harden */

const silent = () => {};
const endowments = harden({
  Date,
  Math,
  Intl,
  ...java,
  print: silent,
  console: { log: silent, info: silent, warn: silent, error: silent, debug: silent },
});

/** Globals of SES that JavaScript does not have. */
const ALIEN = ['lockdown', 'harden', 'Compartment'];

const fresh = () => {
  const compartment = new Compartment({ __options__: true, globals: endowments });
  for (const name of ALIEN) delete compartment.globalThis[name];
  return compartment;
};

const reserved = new Set(Reflect.ownKeys(fresh().globalThis));

const LARGEST_CACHE = 100;
const compartments = new Map();

/**
 * A compartment that no other source has used, and that holds nothing of earlier runs. `names` are the variables that
 * will be set in it.
 */
export const compartmentFor = (source, names) => {
  // A variable that is called as something of JavaScript hides it: not in a compartment that is kept.
  if (names.some((name) => reserved.has(name))) return fresh();
  const known = compartments.get(source);
  compartments.delete(source);
  const compartment = known && clean(known.globalThis) ? known : locked(fresh());
  if (compartments.size >= LARGEST_CACHE) compartments.delete(compartments.keys().next().value);
  compartments.set(source, compartment);
  return compartment;
};

/** Takes away what a run has left; false where it has left something that cannot be taken away. */
export const clean = (globals) =>
  Object.isExtensible(globals) &&
  Reflect.ownKeys(globals).every(
    (key) => reserved.has(key) || Reflect.deleteProperty(globals, key),
  );

const locked = (compartment) => {
  const { globalThis: globals } = compartment;
  for (const key of Reflect.ownKeys(globals)) {
    if (Object.getOwnPropertyDescriptor(globals, key).configurable)
      Object.defineProperty(globals, key, { writable: false, configurable: false });
  }
  return compartment;
};
