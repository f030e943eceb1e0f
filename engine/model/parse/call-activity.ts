import { parseExpression } from '../../expression/parse.ts';
import type { Activity, Call, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { parseCallMappings } from './call-mapping.ts';
import { parseReference } from './called-reference.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';

/** A called process; a case instead of it is not supported. A multi-instance one is no scope: its body is. */
export const parseCallActivity = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  const calledElement = element.attribute('calledElement');
  const caseRef = element.attribute('caseRef', CAMUNDA);
  if (calledElement === null && caseRef === null)
    parse.addError("Missing attribute 'calledElement' or 'caseRef'", element);
  else if (calledElement !== null && caseRef !== null)
    parse.addError(
      "The attributes 'calledElement' or 'caseRef' cannot be used together: Use either 'calledElement' or 'caseRef'",
      element,
    );
  else if (caseRef !== null) parse.unsupported.set(activity, 'call of a case');
  const { key, ...reference } = parseReference(
    parse,
    element,
    calledElement ?? caseRef ?? '',
    calledElement !== null ? 'calledElement' : 'case',
  );
  activity.call = {
    calledElement: key,
    ...reference,
    inputs: parseCallMappings(parse, element, 'in'),
    outputs: parseCallMappings(parse, element, 'out'),
    variableMapping: parseVariableMapping(element),
  };
  activity.isScope = element.element('multiInstanceLoopCharacteristics') === null;
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

const parseVariableMapping = (element: Element): Call['variableMapping'] => {
  const className = element.attribute('variableMappingClass', CAMUNDA);
  if (className !== null) return { kind: 'class', className, fields: [] };
  const expression = element.attribute('variableMappingDelegateExpression', CAMUNDA);
  return expression === null
    ? null
    : { kind: 'delegateExpression', expression: parseExpression(expression), fields: [] };
};
