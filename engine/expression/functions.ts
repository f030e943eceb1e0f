import type { ContextFunction, ExpressionContext } from './expression.ts';
import { JodaDateTime } from './java-value.ts';

/**
 * How many parameters one of Camunda's functions has, undefined for a name that is none of them.
 */
export const functionArity = (name: string): number | undefined =>
  Object.hasOwn(FUNCTIONS, name) ? 0 : undefined;

/**
 * Calls a function of CommandContextFunctions or DateTimeFunctions; `name` is one that
 * functionArity knows.
 */
export const callFunction = (name: string, context: ExpressionContext): unknown => {
  const asked = FUNCTIONS[name as FunctionName];
  const answer = context.call?.(asked) ?? null;
  return name === 'dateTime' ? dateTime(answer) : answer;
};

type FunctionName = ContextFunction | 'dateTime';

/** What each function asks of the context. */
const FUNCTIONS: Readonly<Record<FunctionName, ContextFunction>> = {
  now: 'now',
  dateTime: 'now',
  currentUser: 'currentUser',
  currentUserGroups: 'currentUserGroups',
};

const dateTime = (now: unknown): JodaDateTime => {
  if (!(now instanceof Date))
    throw new Error('the context of an expression does not know the time');
  return new JodaDateTime(now);
};
