import { modelOf, type WideCase } from '../wide/index.mjs';
import type { LiveOptions } from './options.ts';

/** One element on a line, without what every document has. */
const readable = (xml: string): string =>
  xml
    .replace(/^<\?xml.*?\n/, '')
    .replace(/(?<!\n)<(?=(?!\/)(?!camunda:(?!call)|script|condition|loop|extension)\w)/g, '\n<')
    .replace(/^\n/, '')
    .replace(/^/gm, '    ');

/** A case as it can be read: its model, and its steps. */
export const described = (one: WideCase): string =>
  [
    readable(modelOf(one).xml),
    ...(one.steps ?? []).map((step) => `    ${JSON.stringify(step)}`),
  ].join('\n');

/** How the seed is played again. */
export const rerun = (seed: number, { sizes, generator }: LiveOptions): string =>
  `npm run conformance:live -- --from ${seed} --to ${seed} --size ${sizes.join('..')} --${generator}`;
