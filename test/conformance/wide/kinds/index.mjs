import { events } from './events.mjs';
import { gateways } from './gateways.mjs';
import { scopes } from './scopes.mjs';
import { tasks } from './tasks.mjs';

/**
 * Name → {weight, composite, draw, render}. `draw` makes a node of the tree, `render` a block of the diagram from it;
 * a composite kind has others inside.
 */
export const kinds = { ...tasks, ...events, ...gateways, ...scopes };
