import type { Element } from '../execution/element.ts';
import type { ActivityType } from '../model/process-graph.ts';
import { callActivity } from './call-activity.ts';
import { cancelEndEvent, compensationEvent } from './compensation.ts';
import { endEvent } from './end-event.ts';
import { errorEndEvent } from './error-end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { multiInstanceBody } from './multi-instance.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { passThrough } from './pass-through.ts';
import { serviceTask } from './service-task.ts';
import { subProcess } from './sub-process.ts';
import { throwEscalation } from './throw-escalation.ts';
import { throwSignal } from './throw-signal.ts';
import { userTask } from './user-task.ts';
import { catchEvent, conditionalCatchEvent, receiveTask } from './waiting.ts';

/**
 * What each type of activity does. `undefined` is not supported yet: a deployment that uses it is refused, naming the
 * element. The compiler keeps this list closed.
 */
export const elements = {
  startEvent: passThrough,
  endEvent,
  noneEndEvent: endEvent,
  terminateEndEvent: endEvent,
  task: passThrough,
  manualTask: passThrough,
  userTask,
  serviceTask,
  sendTask: serviceTask,
  businessRuleTask: serviceTask,
  scriptTask: serviceTask,
  receiveTask,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  complexGateway: passThrough,
  subProcess,
  transaction: subProcess,
  callActivity,
  multiInstanceBody,
  messageStartEvent: passThrough,
  startTimerEvent: passThrough,
  signalStartEvent: passThrough,
  conditionalStartEvent: passThrough,
  errorStartEvent: passThrough,
  escalationStartEvent: passThrough,
  compensationStartEvent: passThrough,
  intermediateNoneThrowEvent: passThrough,
  intermediateMessageThrowEvent: serviceTask,
  intermediateSignalThrow: throwSignal,
  intermediateEscalationThrowEvent: throwEscalation,
  intermediateCompensationThrowEvent: compensationEvent,
  intermediateLinkThrow: undefined,
  intermediateMessageCatch: catchEvent,
  intermediateTimer: catchEvent,
  intermediateSignalCatch: catchEvent,
  intermediateConditional: conditionalCatchEvent,
  intermediateLinkCatch: passThrough,
  boundaryMessage: passThrough,
  boundaryTimer: passThrough,
  boundarySignal: passThrough,
  boundaryConditional: passThrough,
  boundaryError: passThrough,
  boundaryEscalation: passThrough,
  compensationBoundaryCatch: passThrough,
  cancelBoundaryCatch: passThrough,
  messageEndEvent: serviceTask,
  signalEndEvent: throwSignal,
  errorEndEvent,
  escalationEndEvent: throwEscalation,
  compensationEndEvent: compensationEvent,
  cancelEndEvent,
} as const satisfies Record<ActivityType, Element | undefined>;
