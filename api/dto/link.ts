import type { Call } from '../call.ts';

export interface LinkDto {
  method: string;
  href: string;
  rel: string;
}

/** The link to a resource itself, at the address and under the engine's name by which it was asked for. */
export const selfLink = (call: Call, path: string): LinkDto => {
  const { url } = call.context.req;
  const base = /^[^?]*?\/engine-rest(?:\/engine\/[^/?]+)?(?=\/|\?|$)/.exec(url)?.[0] ?? '';
  return { method: 'GET', href: `${base}${path}`, rel: 'self' };
};
