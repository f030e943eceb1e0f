import type { Activity } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { definitionOf } from './attributes.ts';
import { catchConditional, catchMessage, catchSignal } from './caught-event.ts';
import { warnOfCatchAttributes } from './compensation.ts';
import { declareEscalation, parseCaughtError, parseCaughtEscalation } from './event-definition.ts';
import type { ProcessParse } from './process-parse.ts';
import { ParsingStopped } from './refusal.ts';
import { parseTimer, warnOfCycle } from './timer.ts';

/** The start event of an event subprocess: its event is waited for by the scope around the subprocess. */
export const parseEventSubProcessStart = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  subProcess: Activity,
): void => {
  const isInterrupting = (element.attribute('isInterrupting') ?? 'true').toLowerCase() === 'true';
  subProcess.startBehavior = isInterrupting ? 'interruptEventScope' : 'concurrentInFlowScope';
  const surrounding = subProcess.flowScope;
  parse.setEventScope(activity, surrounding);
  const [definition, parseDefinition] = definitionOf(element, DEFINITIONS) ?? [];
  if (definition && parseDefinition)
    return parseDefinition({ parse, element, definition, activity, subProcess, isInterrupting });
  parse.addError(
    "start event of event subprocess must be of type 'error', 'message', 'timer', 'signal', 'compensation' or 'escalation'",
    element,
  );
};

interface Start {
  parse: ProcessParse;
  element: Element;
  definition: Element;
  activity: Activity;
  subProcess: Activity;
  isInterrupting: boolean;
}

const parseError = ({ parse, element, definition, activity, isInterrupting }: Start): void => {
  if (!isInterrupting)
    parse.addError('error start event of event subprocess must be interrupting', element);
  activity.type = 'errorStartEvent';
  activity.event = parseCaughtError(parse, definition);
};

const parseMessageStart = (start: Start): void => {
  start.activity.type = 'messageStartEvent';
  catchMessage({ ...start, scope: start.subProcess.flowScope });
};

const parseSignal = (start: Start): void => {
  start.activity.type = 'signalStartEvent';
  catchSignal({ ...start, scope: start.subProcess.flowScope });
};

const parseTimerStart = ({ parse, definition, activity, isInterrupting }: Start): void => {
  activity.type = 'startTimerEvent';
  activity.event = {
    kind: 'timer',
    timer: parseTimer(parse, definition, activity, 'timer-start-event-subprocess'),
  };
  if (isInterrupting) warnOfCycle(parse, definition, 'interrupting start', activity.id);
};

const parseCompensation = ({ parse, element, definition, activity, subProcess }: Start): void => {
  activity.type = 'compensationStartEvent';
  activity.event = { kind: 'compensate', activityRef: null, waitForCompletion: true };
  subProcess.isForCompensation = true;
  const surrounding = subProcess.flowScope;
  if (surrounding.kind === 'process') {
    parse.addError(
      'event subprocess with compensation start event is only supported for embedded subprocess (since throwing compensation through a call activity-induced process hierarchy is not supported)',
      element,
    );
    throw new ParsingStopped('a process is not compensated');
  }
  const other = surrounding.compensationHandler;
  if (!other) surrounding.compensationHandler = subProcess;
  else if (other.type === 'subProcess' || other.type === 'transaction')
    parse.addError(
      'multiple event subprocesses with compensation start event are not supported on the same scope',
      element,
    );
  else
    parse.addError(
      'compensation boundary event and event subprocess with compensation start event are not supported on the same scope',
      element,
    );
  warnOfCatchAttributes(parse, definition, activity.id);
};

const parseEscalation = ({ parse, definition, activity, subProcess }: Start): void => {
  activity.type = 'escalationStartEvent';
  activity.event = parseCaughtEscalation(parse, definition, activity.id);
  declareEscalation(
    parse,
    subProcess.flowScope,
    true,
    activity.event.code,
    definition,
    activity.id,
  );
};

const parseConditionalStart = (start: Start): void => {
  start.activity.type = 'conditionalStartEvent';
  catchConditional({ ...start, scope: start.subProcess.flowScope });
};

/** In the order in which Camunda looks for them. */
const DEFINITIONS = [
  ['errorEventDefinition', parseError],
  ['messageEventDefinition', parseMessageStart],
  ['signalEventDefinition', parseSignal],
  ['timerEventDefinition', parseTimerStart],
  ['compensateEventDefinition', parseCompensation],
  ['escalationEventDefinition', parseEscalation],
  ['conditionalEventDefinition', parseConditionalStart],
] as const;
