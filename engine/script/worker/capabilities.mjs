// What permissions open to a script, in the form that Deno gives it. Nothing here decides: the engine answers.
import { ask, granted } from './asking.mjs';
import { fetch } from './fetch.mjs';
import { SharedError } from './shared-error.mjs';

/** Deno.errors: what a script can tell apart by its class or name. */
const errorClass = (name) =>
  class extends SharedError {
    get name() {
      return name;
    }
  };
const errors = {
  NotCapable: errorClass('NotCapable'),
  NotFound: errorClass('NotFound'),
  InvalidData: errorClass('InvalidData'),
  IsADirectory: errorClass('IsADirectory'),
};

/** Answers of the engine, its errors as instances of a script's own classes. */
const asking = async (operation, details) => {
  try {
    return await ask(operation, details);
  } catch ({ name, message }) {
    throw errorOf(name, message);
  }
};

const errorOf = (name, message) => {
  if (Object.hasOwn(errors, name)) return new errors[name](message);
  return name === 'TypeError' ? new TypeError(message) : new Error(message);
};

const denied = (kind, what) =>
  new errors.NotCapable(
    `Requires ${kind} access to "${what}", run again with the --allow-${kind} flag`,
  );

const env = {
  get(name) {
    const value = granted(`${name}`);
    if (value === undefined) throw denied('env', `${name}`);
    return value ?? undefined;
  },
  has(name) {
    return env.get(name) !== undefined;
  },
};

const permissions = {
  async query(descriptor) {
    const { name, host, path, variable } = Object(descriptor);
    const text = (value) => (value === undefined || value === null ? null : `${value}`);
    const state = await asking('permission', {
      name: `${name}`,
      what: text(name === 'net' ? host : name === 'env' ? variable : path),
    });
    return { state, onchange: null, partial: false };
  },
};

export const capabilities = {
  fetch: (resource, init) => fetch(asking, resource, init),
  Deno: {
    env,
    errors,
    permissions,
    readTextFile: async (path) => asking('readTextFile', { path: `${path}` }),
  },
};
