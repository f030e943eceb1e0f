import type { Element } from '../execution/element.ts';

/** Tasks and events that do nothing of their own: manual and undefined tasks, none events, link catch events. */
export const passThrough: Element = { enter: () => 'leave' };
