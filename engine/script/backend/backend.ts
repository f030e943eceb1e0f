import type { Backend } from './channel.ts';
import { denoBackend } from './deno.ts';
import { inlineBackend } from './inline.ts';
import { nodeBackend } from './node.ts';

/** Where scripts run: README.md says what each holds. */
export type ScriptBackend = 'node' | 'deno' | 'inline';

/** The names, the one that is usual first. */
export const scriptBackends: readonly ScriptBackend[] = ['node', 'deno', 'inline'];

/** Throws where this machine has not what the backend needs. */
export const backendOf = (name: ScriptBackend): Backend =>
  ({ node: nodeBackend, deno: denoBackend, inline: inlineBackend })[name]();
