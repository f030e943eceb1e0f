import type { Activity, EventDefinition, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { awaitActivity } from './event-definition.ts';
import { bodyOf } from './multi-instance.ts';
import type { ProcessParse } from './process-parse.ts';

/** An event that throws compensation, of one activity or of all in its scope (parseThrowCompensateEventDefinition). */
export const parseThrownCompensation = (
  parse: ProcessParse,
  definition: Element,
  scope: Scope,
  elementId: string | null,
): EventDefinition => {
  const activityRef = definition.attribute('activityRef');
  if (activityRef !== null && !parse.find(scope, activityRef)) {
    const around =
      scope.kind === 'activity' && scope.triggeredByEvent && scope.type === 'subProcess'
        ? scope.flowScope
        : scope;
    if (!parse.find(around, activityRef))
      awaitActivity(parse, around, activityRef, () =>
        parse.addError(
          `Invalid attribute value for 'activityRef': no activity with id '${activityRef}' in scope '${parse.shownId(around)}'`,
          definition,
          elementId,
        ),
      );
  }
  const waitForCompletion = (definition.attribute('waitForCompletion') ?? 'true') === 'true';
  if (!waitForCompletion)
    parse.addWarning(
      "Unsupported attribute value for 'waitForCompletion': 'waitForCompletion=false' is not supported. Compensation event will wait for compensation to join.",
      definition,
      elementId,
    );
  return { kind: 'compensate', activityRef, waitForCompletion };
};

/** Attributes that mean something only where compensation is thrown. */
export const warnOfCatchAttributes = (
  parse: ProcessParse,
  definition: Element,
  activityId: string,
): void => {
  for (const name of ['activityRef', 'waitForCompletion'])
    if (definition.attribute(name) !== null)
      parse.addWarning(
        `attribute '${name}' is not supported on catching compensation event. attribute will be ignored`,
        definition,
        activityId,
      );
};

/** Associations: from a compensation boundary event to the handler (BpmnParse.parseAssociations). */
export const parseAssociations = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
  handlers: Map<string | null, Element>,
): void => {
  for (const association of element.elements('association')) {
    const [sourceRef, targetRef] = [
      association.attribute('sourceRef'),
      association.attribute('targetRef'),
    ];
    if (sourceRef === null)
      parse.addError("association element missing attribute 'sourceRef'", association);
    if (targetRef === null)
      parse.addError("association element missing attribute 'targetRef'", association);
    const source = findWithin(parse, scope, sourceRef);
    const target = findWithin(parse, scope, targetRef);
    if (!source && !isKnown(parse, sourceRef))
      parse.addError(
        `Invalid reference sourceRef '${sourceRef}' of association element `,
        association,
      );
    else if (!target && !isKnown(parse, targetRef))
      parse.addError(
        `Invalid reference targetRef '${targetRef}' of association element `,
        association,
      );
    else if (source?.type === 'compensationBoundaryCatch') {
      const handler = target ?? parseHandler(parse, source, targetRef, scope, handlers);
      if (handler) associate(parse, association, source, handler);
    }
  }
};

const isKnown = (parse: ProcessParse, id: string | null): boolean => parse.resource.ids.has(id);

/** The activity of that id anywhere inside of a scope. */
const findWithin = (parse: ProcessParse, scope: Scope, id: string | null): Activity | undefined => {
  const activity = id === null ? undefined : parse.graph.activityById.get(id);
  let around: Scope | undefined = activity?.flowScope;
  while (around && around !== scope)
    around = around.kind === 'activity' ? around.flowScope : undefined;
  return around && activity;
};

/** The handler of a multi-instance activity lies in its body, beside it. */
const parseHandler = (
  parse: ProcessParse,
  boundary: Activity,
  id: string | null,
  scope: Scope,
  handlers: Map<string | null, Element>,
): Activity | null => {
  const element = handlers.get(id);
  if (!element) return null;
  handlers.delete(id);
  const compensated = boundary.eventScope as Activity;
  const around = parse.repeated.has(compensated) ? bodyOf(compensated) : null;
  return parse.inner.activity(parse, element, null, around ?? scope);
};

const associate = (
  parse: ProcessParse,
  association: Element,
  boundary: Activity,
  handler: Activity,
): void => {
  if (!handler.isForCompensation)
    return parse.addError(
      'compensation boundary catch must be connected to element with isForCompensation=true',
      association,
      boundary.id,
      handler.id,
    );
  const compensated = boundary.eventScope as Activity;
  const other = compensated.compensationHandler;
  if (other && (other.type === 'subProcess' || other.type === 'transaction'))
    parse.addError(
      'compensation boundary event and event subprocess with compensation start event are not supported on the same scope',
      association,
      compensated.id,
      boundary.id,
    );
  else compensated.compensationHandler = handler;
};
