import type { Expression } from '../../expression/expression.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { given } from './refusal.ts';

/** Camunda's test for "an expression" where a constant may stand, too (StringUtil.isExpression). */
export const isExpression = (text: string): boolean => /^\s*[$#]\{/.test(text);

/** A boolean attribute that is false unless given; of what the schema allows, Camunda does not know 1 and 0. */
export const parseBoolean = (element: Element, name: string, source: string): boolean => {
  const value = element.attribute(name) ?? 'false';
  return given(
    value === 'true' || (value === 'false' ? false : null),
    'java.lang.Boolean.booleanValue()',
    source,
  );
};

/** A text that is no expression, whatever it looks like. */
export const constant = (text: string): Expression => ({
  text,
  isLiteral: true,
  evaluate: () => text,
});

/** Integer.parseInt of Java. */
export const isJavaInteger = (text: string): boolean =>
  /^[+-]?\d+$/.test(text) && Number(text) >= -2147483648 && Number(text) <= 2147483647;

export const isCompensationHandler = (element: Element): boolean =>
  element.attribute('isForCompensation')?.toLowerCase() === 'true';

/** Camunda's extension elements of that name in an element. */
export const extensions = (element: Element, name: string): readonly Element[] =>
  element.element('extensionElements')?.elements(name, CAMUNDA) ?? [];

export const documentationOf = (element: Element): string | null => {
  const texts = element.elements('documentation').map(({ text }) => text.trim());
  return texts.length === 0 ? null : texts.join('\n\n');
};

/** camunda:property name → value. Camunda does not look here, so this is not where a second container is found. */
export const propertiesOf = (element: Element): Record<string, string> => {
  const properties: Record<string, string> = {};
  const [container] = element.elements('extensionElements');
  for (const list of container?.elements('properties', CAMUNDA) ?? [])
    for (const property of list.elements('property', CAMUNDA)) {
      const [name, value] = [property.attribute('name'), property.attribute('value')];
      if (name !== null && value !== null) properties[name] = value;
    }
  return properties;
};

/** A list separated by commas, those inside of expressions apart (BpmnParse.parseCommaSeparatedList). */
export const splitList = (text: string | null): string[] => {
  const items: string[] = [];
  let item = '';
  let isInside = false;
  for (const character of text ?? '') {
    if (character === '{' || character === '$') isInside = true;
    else if (character === '}') isInside = false;
    if (character === ',' && !isInside) {
      items.push(item.trim());
      item = '';
    } else item += character;
  }
  if (item.length > 0) items.push(item.trim());
  return items;
};

/**
 * The first event definition of a table that an element has, with what the table says of it. Camunda looks for all of
 * them first, so none may be there twice.
 */
export const definitionOf = <T>(
  element: Element,
  table: readonly (readonly [name: string, entry: T])[],
): readonly [definition: Element, entry: T] | null => {
  const found: (readonly [Element, T])[] = [];
  for (const [name, entry] of table) {
    const definition = element.element(name);
    if (definition) found.push([definition, entry]);
  }
  return found[0] ?? null;
};
