import type { CommandContext } from '../execution/context.ts';
import type { Work } from '../execution/work.ts';

export type { CommandContext } from '../execution/context.ts';
export type { Work } from '../execution/work.ts';

/** What carries out one verb: reads and changes rows through the context's unit, and answers the result. */
export type Handler<C, R> = (context: CommandContext, command: C) => Work<R>;
