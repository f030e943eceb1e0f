import type { Activity, Scope, Transition } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { parseCondition } from './condition.ts';
import { add, addTo } from './draft.ts';
import { parseTakeListeners } from './listener.ts';
import { repeatingBody } from './multi-instance.ts';
import type { ProcessParse } from './process-parse.ts';
import { ParsingStopped } from './refusal.ts';

/** The flows of a process or subprocess; none crosses its border (BpmnParse.parseSequenceFlow). */
export const parseSequenceFlows = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
  handlers: ReadonlyMap<string | null, Element>,
): void => {
  const { linkSources, linkTargets } = parse.resource;
  for (const flow of element.elements('sequenceFlow')) {
    let targetRef = flow.attribute('targetRef');
    if (linkSources.has(targetRef)) {
      const link = linkSources.get(targetRef) ?? null;
      targetRef = linkTargets.get(link ?? '') ?? null;
      if (targetRef === null)
        return parse.addError(
          `sequence flow points to link event source with name '${link}' but no event target with that name exists. Most probably your link events are not configured correctly.`,
          flow,
        );
    }
    parseFlow(parse, flow, { sourceRef: flow.attribute('sourceRef'), targetRef }, scope, handlers);
  }
};

interface Ends {
  sourceRef: string | null;
  targetRef: string | null;
}

const parseFlow = (
  parse: ProcessParse,
  flow: Element,
  { sourceRef, targetRef }: Ends,
  scope: Scope,
  handlers: ReadonlyMap<string | null, Element>,
): void => {
  const id = flow.attribute('id');
  const source = parse.find(scope, sourceRef);
  const target = parse.find(scope, targetRef);
  const isHandler = (activity: Activity | undefined, reference: string | null) =>
    activity ? activity.isForCompensation : handlers.has(reference);
  const only = 'A compensation activity should not have an incoming or outgoing sequence flow.';
  if (isHandler(source, sourceRef))
    parse.addError(
      `Invalid outgoing sequence flow of compensation activity '${sourceRef}'. ${only}`,
      flow,
      sourceRef,
      id,
    );
  else if (isHandler(target, targetRef))
    parse.addError(
      `Invalid incoming sequence flow of compensation activity '${targetRef}'. ${only}`,
      flow,
      targetRef,
      id,
    );
  else if (!source) parse.addError(`Invalid source '${sourceRef}' of sequence flow '${id}'`, flow);
  else if (!target)
    parse.addError(`Invalid destination '${targetRef}' of sequence flow '${id}'`, flow);
  else if (source.type === 'eventBasedGateway') return;
  else if (isBehindGateway(target))
    parse.addError(
      `Invalid incoming sequenceflow for intermediateCatchEvent with id '${target.id}' connected to an event-based gateway.`,
      flow,
    );
  else if (source.triggeredByEvent)
    parse.addError('Invalid outgoing sequence flow of event subprocess', flow);
  else if (target.triggeredByEvent)
    parse.addError('Invalid incoming sequence flow of event subprocess', flow);
  else
    connect(
      parse,
      flow,
      repeatingBody(parse, source) ?? source,
      repeatingBody(parse, target) ?? target,
    );
};

const isBehindGateway = ({ type, eventScope }: Activity): boolean =>
  eventScope?.kind === 'activity' &&
  eventScope.type === 'eventBasedGateway' &&
  type !== 'intermediateLinkCatch';

const connect = (
  parse: ProcessParse,
  element: Element,
  source: Activity,
  destination: Activity,
): void => {
  const id = element.attribute('id');
  if (id !== null && parse.graph.transitionById.get(id)?.source === source)
    throw new ParsingStopped(`activity '${source.id} has duplicate transition '${id}'`);
  const transition: Transition = {
    kind: 'transition',
    id: id ?? '',
    name: element.attribute('name'),
    source,
    destination,
    condition: null,
    listeners: [],
  };
  add(source.outgoing, transition);
  add(destination.incoming, transition);
  if (id === null) parse.nameless.add(transition);
  else addTo(parse.graph.transitionById, id, transition);
  const condition = element.element('conditionExpression');
  if (condition) transition.condition = parseCondition(parse, condition, id);
  parseTakeListeners(parse, element, transition);
};
