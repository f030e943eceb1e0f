import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import type { Field } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { constant } from './attributes.ts';
import type { ProcessParse } from './process-parse.ts';

/** camunda:field of a delegate, in its extension elements or, in listeners, directly (BpmnParse.parseFieldDeclarations). */
export const parseFields = (parse: ProcessParse, owner: Element): Field[] => {
  const container = owner.element('extensionElements') ?? owner;
  const fields: Field[] = [];
  for (const element of container.elements('field', CAMUNDA)) {
    const value = fieldValue(parse, element, owner);
    const name = element.attribute('name');
    if (value && name !== null) fields.push({ name, value });
    else if (!value)
      parse.addError(
        'One of the following is mandatory on a field declaration: one of attributes stringValue|expression or one of child elements string|expression',
        owner,
      );
  }
  return fields;
};

const fieldValue = (parse: ProcessParse, element: Element, owner: Element): Expression | null => {
  const text = textOf(parse, element, owner, 'stringValue', 'string');
  if (text !== null) return constant(text);
  const expression = textOf(parse, element, owner, 'expression', 'expression');
  return expression !== null && expression.trim() !== '' ? parseExpression(expression) : null;
};

const textOf = (
  parse: ProcessParse,
  element: Element,
  owner: Element,
  attributeName: string,
  childName: string,
): string | null => {
  const attribute = element.attribute(attributeName);
  const children = element.elements(childName, CAMUNDA);
  const ownerId = owner.attribute('id');
  if (children.length > 1) {
    parse.addError(`Multiple ${childName} field declarations found`, owner);
    return null;
  }
  const child = children[0];
  if (attribute !== null && child)
    parse.addError(
      `Can't use attribute '${attributeName}' and element '${childName}' together, only use one`,
      element,
      ownerId,
    );
  else if (child && child.text === '')
    parse.addError(
      `No valid value found in attribute '${attributeName}' nor element '${childName}'`,
      element,
      ownerId,
    );
  else if (child) return child.text;
  return (child ? null : attribute) || null;
};
