import { parseExpression } from '../../expression/parse.ts';
import type { Activity, ProcessGraph } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA, FOX } from '../xml/namespaces.ts';
import { constant, isExpression } from './attributes.ts';
import { add } from './draft.ts';
import { given } from './refusal.ts';

/** Collects what jobs the activities of a process can have: one job definition each. */
export class JobDeclarations {
  /** The configurations of those whose activity has no id. */
  readonly #withoutId: string[] = [];

  constructor(
    readonly graph: ProcessGraph,
    readonly nameless: ReadonlySet<unknown>,
  ) {}

  add(activity: Activity, jobType: string, jobConfiguration: string): void {
    add(this.graph.jobDeclarations, { activityId: activity.id, jobType, jobConfiguration });
    if (this.nameless.has(activity)) this.#withoutId.push(jobConfiguration);
  }

  /** Camunda looks for such a declaration first, and cannot bear one whose activity has no id. */
  #declare(activity: Activity, jobConfiguration: string, isWanted: boolean): void {
    const inTheWay = this.#withoutId.some((known) => isWanted || known === jobConfiguration);
    const compare = isWanted ? 'String.equals(Object)' : 'String.equalsIgnoreCase(String)';
    given(inTheWay ? null : activity, compare, ACTIVITY_ID);
    if (isWanted) this.add(activity, 'async-continuation', jobConfiguration);
  }

  /** camunda:asyncBefore and -After of an element, for an activity or the body around it. */
  setAsync(element: Element, activity: Activity): void {
    activity.asyncBefore =
      element.attribute('async', CAMUNDA) === 'true' ||
      element.attribute('asyncBefore', CAMUNDA) === 'true';
    activity.asyncAfter = element.attribute('asyncAfter', CAMUNDA) === 'true';
    activity.exclusive = isExclusive(element);
    this.#declare(activity, 'async-before', activity.asyncBefore);
    this.#declare(activity, 'async-after', activity.asyncAfter);
  }

  /**
   * How often failed jobs of an activity are retried. Where there are no jobs of its own, Camunda does not look
   * (DefaultFailedJobParseListener).
   */
  setRetryCycle(element: Element | null, activity: Activity): void {
    const extensions = element?.element('extensionElements');
    const cycle =
      extensions?.element(RETRY_CYCLE, FOX) ?? extensions?.element(RETRY_CYCLE, CAMUNDA);
    if (cycle && cycle.text !== '')
      activity.retryCycle = isExpression(cycle.text)
        ? parseExpression(cycle.text)
        : constant(cycle.text);
  }
}

const ACTIVITY_ID =
  'the return value of "org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration.getActivityId()"';

const RETRY_CYCLE = 'failedJobRetryTimeCycle';

export const isExclusive = (element: Element): boolean =>
  (element.attribute('exclusive', CAMUNDA) ?? 'true') === 'true';
