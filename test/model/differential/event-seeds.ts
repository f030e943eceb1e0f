import { model } from '../xml.ts';

/** Event definitions by their kinds, as an event that catches or throws them has them. */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  none: '',
  message: '<messageEventDefinition messageRef="msg"/>',
  signal: '<signalEventDefinition signalRef="sig"/>',
  error:
    '<errorEventDefinition errorRef="err" camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"/>',
  escalation: '<escalationEventDefinition escalationRef="esc" camunda:escalationCodeVariable="v"/>',
  duration:
    '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>',
  date: '<timerEventDefinition><timeDate xsi:type="tFormalExpression">2040-01-01T00:00:00</timeDate></timerEventDefinition>',
  cycle:
    '<timerEventDefinition><timeCycle xsi:type="tFormalExpression">R3/PT1H</timeCycle></timerEventDefinition>',
  conditional:
    '<conditionalEventDefinition camunda:variableName="x" camunda:variableEvents="create, update"><condition xsi:type="tFormalExpression">${false}</condition></conditionalEventDefinition>',
  compensate: '<compensateEventDefinition/>',
  cancel: '<cancelEventDefinition/>',
  terminate: '<terminateEventDefinition/>',
  link: '<linkEventDefinition name="l"/>',
};

/** What event definitions refer to. */
export const ROOTS =
  '<message id="msg" name="go"/><signal id="sig" name="call"/><error id="err" errorCode="e1"/><escalation id="esc" escalationCode="x1"/>';

const eventsOf = (kinds: string, event: (definition: string, index: number) => string): string =>
  kinds
    .split(' ')
    .map((kind, index) => event(DEFINITIONS[kind] ?? '', index))
    .join('');

const START = '<startEvent id="s"/>';

/** Valid models of events. */
export const EVENT_SEEDS: readonly (readonly [title: string, xml: string])[] = [
  ...['message', 'signal', 'duration', 'date', 'cycle', 'conditional'].map(
    (kind) =>
      [
        `${kind} start`,
        model(
          `<startEvent id="s">${DEFINITIONS[kind]}</startEvent><userTask id="u"/><sequenceFlow id="f" sourceRef="s" targetRef="u"/>`,
          ROOTS,
        ),
      ] as const,
  ),
  [
    'event subprocesses',
    model(
      `${START}<userTask id="u"/><sequenceFlow id="f" sourceRef="s" targetRef="u"/>${eventsOf(
        'message signal error escalation duration conditional',
        (definition, index) =>
          `<subProcess id="e${index}" triggeredByEvent="true"><startEvent id="es${index}" isInterrupting="${index === 2}" camunda:asyncBefore="${index === 4}">${definition}</startEvent><userTask id="eu${index}"/><sequenceFlow id="ef${index}" sourceRef="es${index}" targetRef="eu${index}"/></subProcess>`,
      )}`,
      ROOTS,
    ),
  ],
  [
    'boundary events',
    model(
      `${START}<subProcess id="w"><startEvent id="ws"/><userTask id="u"/><sequenceFlow id="wf" sourceRef="ws" targetRef="u"/></subProcess><userTask id="z"/><sequenceFlow id="f" sourceRef="s" targetRef="w"/>${eventsOf(
        'message signal error escalation duration conditional compensate cycle',
        (definition, index) =>
          `<boundaryEvent id="b${index}" attachedToRef="w" cancelActivity="${![0, 4, 7].includes(index)}">${definition}</boundaryEvent><sequenceFlow id="bf${index}" sourceRef="b${index}" targetRef="z"/>`,
      )}`,
      ROOTS,
    ),
  ],
  [
    'catching',
    model(
      `${START}<parallelGateway id="g"/><sequenceFlow id="f" sourceRef="s" targetRef="g"/>${eventsOf(
        'message signal duration date cycle conditional',
        (definition, index) =>
          `<intermediateCatchEvent id="c${index}">${definition}</intermediateCatchEvent><sequenceFlow id="cf${index}" sourceRef="g" targetRef="c${index}"/>`,
      )}<intermediateCatchEvent id="l" name="l"><linkEventDefinition name="l"/></intermediateCatchEvent><userTask id="lu"/><sequenceFlow id="lf" sourceRef="l" targetRef="lu"/><intermediateThrowEvent id="lt" name="l"><linkEventDefinition name="l"/></intermediateThrowEvent><sequenceFlow id="tf" sourceRef="g" targetRef="lt"/>`,
      ROOTS,
    ),
  ],
  [
    'throwing',
    model(
      `${START}<parallelGateway id="g"/><sequenceFlow id="f" sourceRef="s" targetRef="g"/>${eventsOf(
        'none signal escalation compensate message',
        (definition, index) =>
          `<intermediateThrowEvent id="t${index}">${definition.replace('messageRef="msg"', 'messageRef="msg" camunda:type="external" camunda:topic="send"')}</intermediateThrowEvent><sequenceFlow id="tf${index}" sourceRef="g" targetRef="t${index}"/>`,
      )}<intermediateThrowEvent id="ts"><signalEventDefinition signalRef="sig" camunda:async="true"><extensionElements><camunda:in source="a" target="b"/></extensionElements></signalEventDefinition></intermediateThrowEvent>`,
      ROOTS,
    ),
  ],
  [
    'ending',
    model(
      `${START}<parallelGateway id="g"/><sequenceFlow id="f" sourceRef="s" targetRef="g"/>${eventsOf(
        'none signal error escalation compensate terminate message message',
        (definition, index) =>
          `<endEvent id="t${index}">${index === 6 ? definition.replace('messageRef="msg"', 'messageRef="msg" camunda:expression="${1}" camunda:resultVariable="r"') : definition}</endEvent><sequenceFlow id="tf${index}" sourceRef="g" targetRef="t${index}"/>`,
      )}`,
      ROOTS,
    ),
  ],
];
