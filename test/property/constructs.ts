import type { Step } from '../conformance/wide/index.mjs';

const boundary = (definition: string, cancels: boolean) =>
  new RegExp(
    `<boundaryEvent [^>]*cancelActivity="${cancels}"[^>]*>(?:<ext.*?</ext\\w+>)?<${definition}`,
  );
const eventSubprocess = (definition: string, interrupts: boolean) =>
  new RegExp(`<startEvent [^>]*isInterrupting="${interrupts}"[^>]*><${definition}`);

const REPEATABLE = ['message', 'signal', 'timer', 'conditional', 'escalation'];

/** What random processes should have → how it looks in a model. */
const CONSTRUCTS: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    REPEATABLE.flatMap((kind) =>
      [true, false].flatMap((interrupts) => [
        [`${kind} boundary ${interrupts}`, boundary(`${kind}Event`, interrupts)],
        [`${kind} event subprocess ${interrupts}`, eventSubprocess(`${kind}Event`, interrupts)],
      ]),
    ),
  ),
  'error boundary': boundary('error', true),
  'error event subprocess': eventSubprocess('error', true),
  'error for all codes': /<errorEventDefinition\/>/,
  'cancel boundary': boundary('cancel', true),
  'cancel end': /<endEvent [^>]*><cancelEvent/,
  'terminate end': /<endEvent [^>]*><terminateEvent/,
  'error end': /<endEvent [^>]*><errorEvent/,
  'escalation end': /<endEvent [^>]*><escalationEvent/,
  'escalation thrown': /<intermediateThrowEvent [^>]*><escalationEvent/,
  'signal end': /<endEvent [^>]*><signalEvent/,
  'signal thrown': /<intermediateThrowEvent [^>]*><signalEvent/,
  'compensation end': /<endEvent [^>]*><compensateEvent/,
  'compensation of one activity': /<compensateEventDefinition activityRef/,
  'compensation of everything': /<intermediateThrowEvent [^>]*><compensateEventDefinition\/>/,
  'compensation event subprocess': /<startEvent [^>]*><compensateEvent/,
  'compensation of a subprocess': /<subProcess [^>]*isForCompensation="true"/,
  link: /<linkEvent/,
  'conditional catch': /<intermediateCatchEvent [^>]*><conditionalEvent/,
  'repeated timer': /<timeCycle/,
  'event gateway': /<eventBasedGateway/,
  'inclusive gateway': /<inclusiveGateway/,
  'called process': /<callActivity/,
  'mapping into a called process': /<camunda:in source/,
  'mapping out of a called process': /<camunda:out source/,
  'business key of a called process': /<camunda:in businessKey/,
  'called processes in parallel': /<callActivity [^>]*>(?:<ext.*?<\/ext\w+>)?<multi[^>]*"false"/,
  'subprocesses one after another': /<subProcess [^>]*>(?:<ext.*?<\/ext\w+>)?<multi[^>]*"true"/,
  'several instances within several':
    /<subProcess [^>]*>(?:<ext.*?<\/ext\w+>)?<multi(?:(?!<\/subP).)*<subProcess [^>]*>(?:<ext.*?<\/ext\w+>)?<multi/,
  collection: /<multi[^>]* camunda:collection/,
  'asynchronous instances': /<multi[^>]* camunda:asyncBefore/,
  'completion condition': /<completionCondition/,
  'asynchronous gateway': /<\w+Gateway [^>]*async/,
  'asynchronous event': /Event [^>]*asyncBefore/,
  'asynchronous after': /asyncAfter/,
  'input mapping': /<camunda:inputParameter/,
  'output mapping': /<camunda:outputParameter/,
  'execution listener': /<camunda:executionListener/,
  'task listener': /<camunda:taskListener/,
};

/** Names of those that no model has. */
export const missingConstructs = (models: readonly string[]): string[] =>
  Object.entries(CONSTRUCTS)
    .filter(([, look]) => !models.some((xml) => look.test(xml)))
    .map(([name]) => name);

/** What should be done to random processes → how the step reads. */
const STEPS: Readonly<Record<string, RegExp>> = {
  'a job': /"do":"execute TRANSITION|"do":"execute async/,
  'a timer': /"do":"execute (?:DURATION|CYCLE)/,
  'a message to one execution': /"do":"message /,
  'a signal to one execution': /"do":"signal /,
  'a signal to all': /"broadcast"/,
  'a message by business key': /"correlate":"\w+","businessKey":"one"/,
  'a message to all that match': /"correlate":.*"all":true/,
  'a twin': /"twin"/,
  'a variable of the instance': /"set":/,
  'a variable of a task': /"do":"local /,
  'an error of a task': /"do":"error /,
  'an escalation of a task': /"do":"escalation /,
  'an error of an external task': /"do":"external error /,
  'an incident': /"do":"external failure /,
  'a modification before': /"modify":.*"startBeforeActivity"/,
  'a modification after': /"modify":.*"startAfterActivity"/,
  'a modification along a flow': /"modify":.*"startTransition"/,
  'a cancellation by activity': /"type":"cancel","activityId"/,
  'a cancellation by instance': /"type":"cancel","node"/,
  'a modification without mappings': /"modify":.*"skipIoMappings"/,
  'a restart before': /"restart":.*"startBeforeActivity"/,
  'a restart after': /"restart":.*"startAfterActivity"/,
  'a restart along a flow': /"restart":.*"startTransition"/,
  'a restart of a restarted one': /"of":"latest"/,
};

/** Names of those that were never made. */
export const missingSteps = (steps: readonly Step[]): string[] => {
  const texts = steps.map((step) => JSON.stringify(step));
  return Object.entries(STEPS)
    .filter(([, look]) => !texts.some((text) => look.test(text)))
    .map(([name]) => name);
};
