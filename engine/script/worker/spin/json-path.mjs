// JSONPath (RFC 9535, by json-p3) through trees, in a bounded number of steps. Camunda's is Jayway's: what they share is
// what there is here, and Jayway's rule for the result.
import { createRequire } from 'node:module';
import { parse } from './json-reader.mjs';
import { DEPTH, JsonNumber, PARTS } from './json-type.mjs';
import { write } from './json-writer.mjs';
import { failure } from './spin-error.mjs';

/** How many elements are looked at for one result; a plain path through a large document needs one for each part. */
const STEPS = 300_000;
/** Each level of `..` makes each step dearer. */
const LEVELS = 100;
const LONGEST_PATH = 1000;

let steps = 0;

/** A look at a value; long texts take longer to be compared. */
const look = (value) => {
  steps += typeof value === 'string' ? 1 + (value.length >> 10) : 1;
  if (steps > STEPS) throw failure.longPath(STEPS);
  return value;
};

const require = createRequire(import.meta.url);

let library = 'json-p3';

/** Says where json-p3 lies: a worker may read its file, and not look for it. */
export const useLibrary = (path) => {
  library = path;
};

/** json-p3 takes 40 ms to load, and few processes have a path. */
const load = () => {
  const { JSONPathEnvironment } = require(library);

  /** Counts what a query reads. */
  class BoundedEnvironment extends JSONPathEnvironment {
    /** No `match` and no `search`: regular expressions can take for ever. */
    setupFilterFunctions() {
      super.setupFilterFunctions();
      this.functionRegister.delete('match');
      this.functionRegister.delete('search');
    }

    entries(object) {
      const entries = super.entries(object);
      for (const [, value] of entries) look(value);
      return entries;
    }
  }

  return new BoundedEnvironment({ maxRecursionDepth: LEVELS });
};

let environment;

/**
 * Compiles a path; what comes of it finds the tree that the path leads to. A path that can lead to one place only
 * answers what is there, and fails where nothing is; any other answers the list of all that it finds.
 */
export const jsonPath = (path) => {
  const query = compiled(path);
  return (tree) => {
    steps = 0;
    const found = [];
    try {
      for (const { value, location } of query.lazyQuery(shown(tree))) {
        look(value);
        found.push(at(tree, location));
      }
    } catch (error) {
      if (error instanceof TypeError || error.className !== undefined) throw error;
      throw failure.noPathResult();
    }
    if (!query.singularQuery()) return copy(found);
    if (found.length === 0) throw failure.noPathResult();
    return copy(found[0]);
  };
};

const compiled = (path) => {
  if (path === '' || path.length > LONGEST_PATH) throw failure.noPath(path);
  // Jayway takes a path without its beginning.
  const whole = /^\s*[$@]/.test(path) ? path.trim() : `$.${path.trim()}`;
  environment ??= load();
  try {
    return environment.compile(whole);
  } catch {
    throw failure.noPath(path);
  }
};

const at = (tree, location) =>
  location.reduce((each, key) => (Array.isArray(each) ? each[key] : each.get(key)), tree);

/** Spin reads its own text anew for a path, so what is found belongs to no other node. */
const copy = (tree) => parse(write(tree));

/** A tree as json-p3 takes it, its lists such that each look at an element counts. */
const shown = (tree) => {
  let parts = 0;
  const show = (each, depth) => {
    if (++parts > PARTS || depth > DEPTH) throw failure.unwritable();
    if (JsonNumber.is(each)) return Number(each.value);
    if (Array.isArray(each))
      return new Proxy(
        each.map((inner) => show(inner, depth + 1)),
        counting,
      );
    if (!(each instanceof Map)) return each;
    const object = Object.create(null);
    for (const [name, inner] of each) object[name] = show(inner, depth + 1);
    return object;
  };
  return show(tree, 0);
};

const counting = {
  get(list, key) {
    return look(list[key]);
  },
};
