import { parseArgs } from 'node:util';

export interface LiveOptions {
  from: number;
  /** The last seed; undefined for no end. */
  to: number | undefined;
  minutes: number | undefined;
  /** Sizes of models, from and to; each seed has one of them. */
  sizes: readonly [number, number];
  generator: 'wide' | 'old';
  shrinks: boolean;
}

export const USAGE = `usage: npm run conformance:live -- [--minutes N] [--seeds N] [--from A] [--to B]
  [--size A..B] [--wide | --old] [--no-shrink]
Without an end it goes on until ctrl-C. With CAMUNDA_URL=http://host/engine-rest that Camunda is used, which nobody
else may use meanwhile, as signals reach everyone; else one is started (test/conformance/camunda/start.sh), on a free
port or on CAMUNDA_PORT.`;

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} wants a whole number\n${USAGE}`);
  return Number(text);
};

const sizesOf = (text: string): readonly [number, number] => {
  const [, low = '', high = low] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  if (low === '' || Number(high) < Number(low)) throw new Error(`--size wants A..B\n${USAGE}`);
  return [Number(low), Number(high)];
};

/** Reads the command line; without --from it begins at `anywhere`. */
export const readOptions = (args: readonly string[], anywhere: number): LiveOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      seeds: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      size: { type: 'string', default: '4..18' },
      wide: { type: 'boolean' },
      old: { type: 'boolean' },
      'no-shrink': { type: 'boolean' },
    },
  });
  const from = wholeNumber('from', values.from) ?? anywhere;
  const seeds = wholeNumber('seeds', values.seeds);
  return {
    from,
    to: wholeNumber('to', values.to) ?? (seeds === undefined ? undefined : from + seeds - 1),
    minutes: wholeNumber('minutes', values.minutes),
    sizes: sizesOf(values.size),
    generator: values.old ? 'old' : 'wide',
    shrinks: !values['no-shrink'],
  };
};

/** The size of a seed's model. */
export const sizeOf = (seed: number, [low, high]: readonly [number, number]): number =>
  low + (seed % (high - low + 1));
