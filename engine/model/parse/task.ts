import type { Activity, Decision, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { parseReference } from './called-reference.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { declare, parseMessage } from './event-definition.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { ScriptRefused, scriptOf } from './script.ts';
import { isServiceLike, parseService, requireService, resultVariableOf } from './service.ts';

/** A task without a type, or a manual one: it is passed through. */
export const parseTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  if (element.name !== 'manualTask') parseRetryCycle(parse, element, activity);
  return activity;
};

export const parseServiceTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseService(parse, element, element, activity, element.name);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  requireService(parse, element, activity, element.name);
  return activity;
};

export const parseSendTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  if (isServiceLike(element)) return parseServiceTask(parse, element, scope);
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  parse.addError(
    "One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory on sendTask.",
    element,
  );
  return activity;
};

export const parseBusinessRuleTask = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
): Activity => {
  const decisionRef = element.attribute('decisionRef', CAMUNDA);
  if (decisionRef === null) return parseServiceTask(parse, element, scope);
  const activity = parse.createFor(element, scope);
  activity.isScope = true;
  parseContinuation(parse, element, activity);
  const reference = parseReference(parse, element, decisionRef, 'decisionRef');
  const mapping = element.attribute('mapDecisionResult', CAMUNDA) ?? 'resultList';
  if (!isMapping(mapping))
    parse.addError(
      `No decision result mapper found for name '${mapping}'. Supported mappers are 'singleEntry', 'singleResult', 'collectEntries' and 'resultList'.`,
      element,
    );
  else activity.decision = { ...reference, resultVariable: resultVariableOf(element), mapping };
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

const isMapping = (name: string): name is Decision['mapping'] =>
  ['singleEntry', 'singleResult', 'collectEntries', 'resultList'].includes(name);

/** Without a format it is an expression. */
export const parseScriptTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  const script = element.element('script');
  try {
    const delegate = scriptOf(
      parse.resource,
      element.attribute('scriptFormat') ?? 'juel',
      script?.text ?? null,
      element.attribute('resource', CAMUNDA),
    );
    activity.service = { kind: 'delegate', delegate, resultVariable: resultVariableOf(element) };
  } catch (error) {
    if (!(error instanceof ScriptRefused)) throw error;
    parse.addError(`Unable to process ScriptTask: ${error.message}`, script);
    return activity;
  }
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

/** It waits for its message, or, without one, for a signal to its execution. */
export const parseReceiveTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  if (element.attribute('messageRef') !== null) {
    activity.isScope = true;
    parse.setEventScope(activity, activity);
    activity.message = parseMessage(parse, element, activity.id);
    declare(
      parse,
      activity,
      {
        kind: 'message',
        text: activity.message?.text ?? '',
        activityId: activity.id,
        isStart: false,
      },
      element,
    );
  }
  parseRetryCycle(parse, element, activity);
  return activity;
};
