import { parseExpression } from '../../expression/parse.ts';
import type { Activity, Timer } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { isExclusive } from './job-declarations.ts';
import type { ProcessParse } from './process-parse.ts';
import { ParsingStopped } from './refusal.ts';

/** Kinds of timers in the order in which Camunda looks for them, and how job definitions name them. */
const KINDS = [
  ['timeDate', 'DATE'],
  ['timeCycle', 'CYCLE'],
  ['timeDuration', 'DURATION'],
] as const;

/** A timer definition; declares its job, too. */
export const parseTimer = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  jobType: string,
): Timer => {
  for (const [kind, shown] of KINDS) {
    const value = element.element(kind);
    if (!value) continue;
    const expression = parseExpression(value.text.trim());
    if (parse.nameless.has(activity)) parse.addError('Attribute "id" is required!', element);
    const configuration = `${shown}: ${expression.text}`;
    parse.jobs.add(activity, jobType, configuration);
    return { kind, expression, exclusive: isExclusive(element), configuration };
  }
  parse.addError(
    'Timer needs configuration (either timeDate, timeCycle or timeDuration is needed).',
    element,
    activity.id,
  );
  throw new ParsingStopped('the timer has no time');
};

/** A cycle at a timer that fires once: Camunda takes it, but warns. */
export const warnOfCycle = (
  parse: ProcessParse,
  element: Element,
  kind: string,
  activityId: string,
): void => {
  const cycle = element.element('timeCycle');
  if (cycle)
    parse.addWarning(
      `It is not recommended to use a ${kind} timer event with a time cycle.`,
      cycle,
      activityId,
    );
};
