import { parseExpression } from '../../expression/parse.ts';
import type { ConditionSource } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { BPMN, CAMUNDA, XML_SCHEMA_INSTANCE } from '../xml/namespaces.ts';
import type { ProcessParse } from './process-parse.ts';
import { ScriptRefused, scriptOf } from './script.ts';

/** The condition of a flow or of a conditional event: an expression, or, with a language, a script. */
export const parseCondition = (
  parse: ProcessParse,
  element: Element,
  ownerId: string | null,
): ConditionSource => {
  const text = element.text.trim();
  const type = element.attribute('type', [XML_SCHEMA_INSTANCE]);
  if (
    type !== null &&
    (type.includes(':') ? parse.resource.resolve(type) : `${BPMN}:${type}`) !==
      `${BPMN}:tFormalExpression`
  )
    parse.addError('Invalid type, only tFormalExpression is currently supported', element, ownerId);
  const language = element.attribute('language');
  if (language !== null) {
    try {
      return scriptOf(parse.resource, language, text, element.attribute('resource', CAMUNDA));
    } catch (error) {
      if (!(error instanceof ScriptRefused)) throw error;
      parse.addError(`Unable to process condition expression:${error.message}`, element, ownerId);
    }
  }
  return { kind: 'expression', expression: parseExpression(language === null ? text : '') };
};
