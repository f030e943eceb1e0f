// Spin's functions, as scripts see them.
import { programs } from './programs.mjs';
import { SharedError } from './shared-error.mjs';
import { JsonNode, JsonPathQuery, json, spin } from './spin/json-node.mjs';
import { useLibrary } from './spin/json-path.mjs';
import { SpinError } from './spin/spin-error.mjs';

/* global harden */

useLibrary(programs.jsonPath);
Object.setPrototypeOf(SpinError, SharedError);
harden([SpinError, JsonNode, JsonPathQuery]);

/** JavaScript's own JSON, which in Camunda's scripts is Spin's function as well. */
const both = (value) => json(value);
for (const name of Reflect.ownKeys(JSON))
  Object.defineProperty(both, name, Object.getOwnPropertyDescriptor(JSON, name));

export const spinFunctions = { S: (value) => spin(value), JSON: both };
