import { parseExpression } from '../../expression/parse.ts';
import type { CallMapping } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { extensions } from './attributes.ts';
import type { ProcessParse } from './process-parse.ts';

/** camunda:in or camunda:out of a call activity or a thrown signal (BpmnParse.parseCallableElementProvider). */
export const parseCallMappings = (
  parse: ProcessParse,
  owner: Element,
  kind: 'in' | 'out',
): CallMapping[] =>
  extensions(owner, kind).map((element) => {
    const businessKey = kind === 'in' ? element.attribute('businessKey') : null;
    if (businessKey)
      return {
        source: { kind: 'businessKey', expression: parseExpression(businessKey) },
        target: null,
        local: false,
      };
    return {
      ...parseMapping(parse, element, owner.attribute('id')),
      local: element.attribute('local') === 'true',
    };
  });

const parseMapping = (
  parse: ProcessParse,
  element: Element,
  ownerId: string | null,
): Omit<CallMapping, 'local'> => {
  if (element.attribute('variables') === 'all') return { source: { kind: 'all' }, target: null };
  const source = parseSource(parse, element, ownerId);
  const target = element.attribute('target');
  if (target === null)
    parse.addError(
      "Missing attribute 'target' when attribute 'source' or 'sourceExpression' is set",
      element,
      ownerId,
    );
  else if (target === '')
    parse.addError(
      "Empty attribute 'target' when attribute 'source' or 'sourceExpression' is set",
      element,
      ownerId,
    );
  return { source, target };
};

const parseSource = (
  parse: ProcessParse,
  element: Element,
  ownerId: string | null,
): CallMapping['source'] => {
  const [name, expression] = [element.attribute('source'), element.attribute('sourceExpression')];
  if (name === '')
    parse.addError("Empty attribute 'source' when passing variables", element, ownerId);
  if (name !== null) return { kind: 'variable', name };
  if (expression === '')
    parse.addError("Empty attribute 'sourceExpression' when passing variables", element, ownerId);
  if (expression === null)
    parse.addError(
      "Missing parameter 'source' or 'sourceExpression' when passing variables",
      element,
      ownerId,
    );
  return { kind: 'expression', expression: parseExpression(expression ?? '') };
};
