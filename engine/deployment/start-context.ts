import type { CommandContext } from '../execution/context.ts';
import { hostPort } from '../execution/host-calls.ts';
import type { ExpressionContext } from '../expression/expression.ts';

/** What expressions of start events can see, where there is no instance yet (Camunda: StartProcessVariableScope). */
export const startContext = (context: CommandContext): ExpressionContext => ({
  host: hostPort(context, false),
  resolve: (name) => context.surroundings.beans.get(name),
  call(name) {
    if (name === 'now') return new Date(context.now());
    return name === 'currentUser' ? context.userId : null;
  },
});
