import type { Activity } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { bodyOf } from './multi-instance.ts';
import type { ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';

/**
 * Asynchronous continuations: those of a multi-instance activity are its body's, the inner activity's own stand on its
 * loop characteristics (BpmnParse.parseAsynchronousContinuationForActivity).
 */
export const parseContinuation = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
): void => {
  const body = activity.isForCompensation ? null : bodyOf(activity);
  parse.jobs.setAsync(element, body ?? activity);
  if (body)
    parse.jobs.setAsync(
      given(element.element('multiInstanceLoopCharacteristics'), ATTRIBUTE, '"element"'),
      activity,
    );
};

/** The retry cycles of an activity's asynchronous continuations; `hasTimer`: it has a job of another kind, too. */
export const parseRetryCycle = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  hasTimer = false,
): void => {
  const body = bodyOf(activity);
  if (body && isAsync(body)) parse.jobs.setRetryCycle(element, body);
  if (body) {
    if (isAsync(activity))
      parse.jobs.setRetryCycle(
        given(element.element('multiInstanceLoopCharacteristics'), CHILD, '"element"'),
        activity,
      );
  } else if (hasTimer || isAsync(activity)) parse.jobs.setRetryCycle(element, activity);
};

const CHILD = 'org.camunda.bpm.engine.impl.util.xml.Element.element(String)';
const ATTRIBUTE =
  'org.camunda.bpm.engine.impl.util.xml.Element.attributeNS(org.camunda.bpm.engine.impl.util.xml.Namespace, String)';

const isAsync = ({ asyncBefore, asyncAfter }: Activity): boolean => asyncBefore || asyncAfter;
