import type { ContextFunction, ExpressionContext } from './expression.ts';
import { JodaDateTime } from './java-value.ts';
import { jsonFunctions } from './json-value.ts';

/**
 * How many parameters one of Camunda's functions has, undefined for a name that is none of them.
 */
export const functionArity = (name: string): number | undefined => {
  if (Object.hasOwn(ASKED, name)) return 0;
  return Object.hasOwn(jsonFunctions, name) ? 1 : undefined;
};

/**
 * Calls a function of CommandContextFunctions or DateTimeFunctions, or of Spin; `name` is one that
 * functionArity knows.
 */
export const callFunction = (
  name: string,
  args: readonly unknown[],
  context: ExpressionContext,
): unknown => {
  if (Object.hasOwn(jsonFunctions, name))
    return jsonFunctions[name as keyof typeof jsonFunctions](args[0]);
  const answer = context.call?.(ASKED[name as AskedName]) ?? null;
  return name === 'dateTime' ? dateTime(answer) : answer;
};

type AskedName = ContextFunction | 'dateTime';

/** What each function asks of the context. */
const ASKED: Readonly<Record<AskedName, ContextFunction>> = {
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
