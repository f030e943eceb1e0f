import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { conditionText } from './caught-event.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { declare, parseCaughtSignal, parseConditional, parseMessage } from './event-definition.ts';
import { parseEventSubProcessStart } from './event-subprocess-start.ts';
import { parseForm } from './form.ts';
import { refuseIoMapping } from './io-mapping.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';
import { parseTimer } from './timer.ts';

/** The start events of a process or subprocess (BpmnParse.parseStartEvents). */
export const parseStartEvents = (parse: ProcessParse, element: Element, scope: Scope): void => {
  const events = element.elements('startEvent');
  const activities = events.map((event) => {
    const activity = parse.createFor(event, scope, 'startEvent');
    parseContinuation(parse, event, activity);
    if (scope.kind === 'process') parseProcessStart(parse, event, activity);
    else parseSubProcessStart(parse, event, activity, scope, element);
    refuseIoMapping(parse, event);
    parseListeners(parse, event, activity);
    return activity;
  });
  if (events.length === 0 && (element.name === 'process' || element.name === 'subProcess'))
    parse.addError(`${element.name} must define a startEvent element`, element);
  if (scope.kind === 'process') selectInitial(parse, element, activities);
  events.forEach((event, index) => {
    const activity = activities[index] as Activity;
    given(event.attribute('id'), HISTORY_LISTENER, '"activity"');
    parseRetryCycle(parse, event, activity, activity.type === 'startTimerEvent');
  });
};

const HISTORY_LISTENER =
  'org.camunda.bpm.engine.impl.pvm.process.ActivityImpl.addBuiltInListener(String, org.camunda.bpm.engine.delegate.DelegateListener, int)';

const selectInitial = (
  parse: ProcessParse,
  element: Element,
  activities: readonly Activity[],
): void => {
  const plain = activities.filter(
    ({ type }) => type === 'startEvent' || type === 'startTimerEvent',
  );
  for (const another of plain.slice(1))
    parse.addError(
      'multiple none start events or timer start events not supported on process definition',
      element,
      another.id,
    );
  parse.graph.initial = plain[0] ?? (activities.length === 1 ? (activities[0] as Activity) : null);
  if (!parse.graph.initial) return;
  for (const activity of activities) {
    const event = parse.elements.get(activity) as Element;
    given(
      event.attribute('id'),
      'String.equals(Object)',
      'the return value of "org.camunda.bpm.engine.impl.util.xml.Element.attribute(String)"',
    );
    if (activity === parse.graph.initial) parseForm(parse, event, activity);
  }
};

const parseProcessStart = (parse: ProcessParse, element: Element, activity: Activity): void => {
  activity.initiator = element.attribute('initiator', CAMUNDA);
  if (activity.initiator !== null) parse.graph.initiator = activity.initiator;
  const timer = element.element('timerEventDefinition');
  const message = element.element('messageEventDefinition');
  const signal = element.element('signalEventDefinition');
  const conditional = element.element('conditionalEventDefinition');
  if (timer) {
    activity.type = 'startTimerEvent';
    activity.event = {
      kind: 'timer',
      timer: parseTimer(parse, timer, activity, 'timer-start-event'),
    };
  } else if (message) {
    activity.type = 'messageStartEvent';
    parseMessageStart(parse, element, message, activity);
  } else if (signal) {
    activity.type = 'signalStartEvent';
    activity.event = parseCaughtSignal(parse, signal, activity.id);
    declare(
      parse,
      parse.graph,
      { kind: 'signal', text: activity.event.name.text, activityId: activity.id, isStart: true },
      signal,
    );
  } else if (conditional) {
    activity.type = 'conditionalStartEvent';
    activity.event = parseConditional(parse, conditional, activity);
    const text = conditionText(conditional);
    declare(
      parse,
      parse.graph,
      { kind: 'conditional', text, activityId: activity.id, isStart: true },
      element,
    );
  }
};

const parseMessageStart = (
  parse: ProcessParse,
  element: Element,
  definition: Element,
  activity: Activity,
): void => {
  const name = parseMessage(parse, definition, element.attribute('id'));
  if (name && name.text.trim() !== '' && !name.isLiteral)
    parse.addError(
      `Invalid message name '${name.text}' for element '${definition.name}': expressions in the message start event name are not allowed!`,
      definition,
      element.attribute('id'),
    );
  declare(
    parse,
    parse.graph,
    { kind: 'message', text: name?.text ?? '', activityId: activity.id, isStart: true },
    element,
  );
  if (name) activity.event = { kind: 'message', name };
};

/** Definitions that only an event subprocess may start with, in the order in which Camunda complains of them. */
const NOT_IN_SUBPROCESS = [
  [
    'conditionalEventDefinition',
    'conditionalEventDefinition is not allowed on start event within a subprocess',
  ],
  [
    'timerEventDefinition',
    'timerEventDefinition is not allowed on start event within a subprocess',
  ],
  [
    'escalationEventDefinition',
    'escalationEventDefinition is not allowed on start event within a subprocess',
  ],
  [
    'compensateEventDefinition',
    'compensateEventDefinition is not allowed on start event within a subprocess',
  ],
  [
    'errorEventDefinition',
    'errorEventDefinition only allowed on start event if subprocess is an event subprocess',
  ],
  [
    'messageEventDefinition',
    'messageEventDefinition only allowed on start event if subprocess is an event subprocess',
  ],
  [
    'signalEventDefinition',
    'signalEventDefintion only allowed on start event if subprocess is an event subprocess',
  ],
] as const;

const parseSubProcessStart = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  subProcess: Activity,
  parent: Element,
): void => {
  if (subProcess.initial)
    parse.addError('multiple start events not supported for subprocess', parent, activity.id);
  else subProcess.initial = activity;
  if (subProcess.triggeredByEvent)
    return parseEventSubProcessStart(parse, element, activity, subProcess);
  for (const [name, message] of NOT_IN_SUBPROCESS) {
    const definition = element.element(name);
    if (definition) parse.addError(message, definition, activity.id);
  }
};
