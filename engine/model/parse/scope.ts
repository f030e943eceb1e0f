import { inHashOrder } from '../hash-order.ts';
import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { isCompensationHandler } from './attributes.ts';
import { parseBoundaryEvents } from './boundary-event.ts';
import { parseCallActivity } from './call-activity.ts';
import { parseCatchEvent } from './catch-event.ts';
import { parseAssociations } from './compensation.ts';
import { parseEndEvents } from './end-event.ts';
import { parseEventBasedGateway, parseGateway } from './gateway.ts';
import { parseIoMapping } from './io-mapping.ts';
import { parseListeners } from './listener.ts';
import { parseMultiInstance } from './multi-instance.ts';
import type { Inner, ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';
import { parseSequenceFlows } from './sequence-flow.ts';
import { parseStartEvents } from './start-event.ts';
import { parseSubProcess, parseTransaction } from './sub-process.ts';
import {
  parseBusinessRuleTask,
  parseReceiveTask,
  parseScriptTask,
  parseSendTask,
  parseServiceTask,
  parseTask,
} from './task.ts';
import { parseThrowEvent } from './throw-event.ts';
import { parseUserTask } from './user-task.ts';

/** A process or subprocess with all that is in it, in Camunda's order (BpmnParse.parseScope). */
const parseScope = (parse: ProcessParse, element: Element, scope: Scope): void => {
  const catching = byId(element.elements('intermediateCatchEvent'));
  const handlers = byId(element.children.filter(isCompensationHandler));
  const later = new Set([...catching.values(), ...handlers.values()]);
  parseStartEvents(parse, element, scope);
  for (const child of element.children)
    if (!later.has(child)) parseActivity(parse, child, element, scope);
  for (const id of inHashOrder([...catching.keys()].map((key) => key ?? ''))) {
    const event = catching.get(id) ?? (catching.get(null) as Element);
    if (!parse.graph.activityById.has(event.attribute('id') ?? ''))
      parseCatchEvent(parse, event, scope, null);
  }
  parseEndEvents(parse, element, scope);
  parseBoundaryEvents(parse, element, scope);
  parseSequenceFlows(parse, element, scope, handlers);
  parseListeners(parse, element, scope);
  parseAssociations(parse, element, scope, handlers);
  for (const handler of handlers.values()) parseActivity(parse, handler, null, scope);
  for (const report of parse.awaited.get(scope)?.values() ?? []) report();
};

/** One of each id: of elements without one, only the last is looked at. */
const byId = (elements: readonly Element[]): Map<string | null, Element> =>
  new Map(elements.map((element) => [element.attribute('id'), element]));

type Parser = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
  parent: Element | null,
) => Activity | null;

const PARSERS: Readonly<Record<string, Parser>> = {
  exclusiveGateway: parseGateway,
  inclusiveGateway: parseGateway,
  parallelGateway: parseGateway,
  scriptTask: parseScriptTask,
  serviceTask: parseServiceTask,
  businessRuleTask: parseBusinessRuleTask,
  task: parseTask,
  manualTask: parseTask,
  userTask: parseUserTask,
  sendTask: parseSendTask,
  receiveTask: parseReceiveTask,
  subProcess: parseSubProcess,
  callActivity: parseCallActivity,
  intermediateThrowEvent: parseThrowEvent,
  eventBasedGateway: parseEventBasedGateway,
  transaction: parseTransaction,
};

/** One flow node of those that are parsed by themselves; others are passed over (BpmnParse.parseActivity). */
const parseActivity = (
  parse: ProcessParse,
  element: Element,
  parent: Element | null,
  scope: Scope,
): Activity | null => {
  const body = parseMultiInstance(parse, element, scope);
  const parser = Object.hasOwn(PARSERS, element.name) ? PARSERS[element.name] : undefined;
  if (element.name === 'adHocSubProcess' || element.name === 'complexGateway')
    parse.addWarning('Ignoring unsupported activity type', element);
  const activity = parser?.(parse, element, body ?? scope, parent) ?? null;
  if (body)
    parse.repeated.add(
      given(
        activity,
        'org.camunda.bpm.engine.impl.pvm.process.ActivityImpl.setProperty(String, Object)',
        '"activity"',
      ),
    );
  if (activity) parseIoMapping(parse, element, activity);
  return activity;
};

export const inner: Inner = { scope: parseScope, activity: parseActivity };
