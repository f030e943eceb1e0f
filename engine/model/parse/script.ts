import { parseExpression } from '../../expression/parse.ts';
import { deployedText } from '../deployed-text.ts';
import type { Script } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { isExpression } from './attributes.ts';
import { WrongElement } from './refusal.ts';
import type { ResourceParse } from './resource-parse.ts';

/** A script that cannot be one; the message says why. */
export class ScriptRefused extends Error {}

/**
 * A script from its source, or from the resource that holds it (ScriptUtil.getScript). Either may be an expression, then
 * the script is known only when it runs; so is one in a resource that the deployment does not have.
 */
export const scriptOf = (
  resource: ResourceParse,
  format: string,
  source: string | null,
  path: string | null,
): Script => {
  if (format.trim() === '') throw new ScriptRefused('Script language is empty');
  if (path !== null && path !== '') {
    const known = deployedText(path, resource.resources);
    if (known !== undefined) return { kind: 'script', format, source: known };
    return {
      kind: 'script',
      format,
      source: '',
      late: { yields: 'resource', expression: parseExpression(path) },
    };
  }
  if (source === null)
    throw new ScriptRefused(
      path === null ? 'No script source or resource was given' : 'Script source is null',
    );
  if (isExpression(source) && !JUEL.includes(format.toLowerCase()))
    return {
      kind: 'script',
      format,
      source: '',
      late: { yields: 'source', expression: parseExpression(source) },
    };
  return { kind: 'script', format, source };
};

/** Names of the language in which an expression is the script itself (JuelScriptEngineFactory). */
const JUEL = ['juel'];

/** camunda:script in a listener or a mapping. */
export const parseScriptElement = (resource: ResourceParse, element: Element): Script => {
  const format = element.attribute('scriptFormat');
  if (!format)
    throw new WrongElement("Missing attribute 'scriptFormat' for 'script' element", element);
  try {
    return scriptOf(resource, format, element.text, element.attribute('resource'));
  } catch (error) {
    if (error instanceof ScriptRefused)
      throw new WrongElement(`Unable to process script: ${error.message}`, element);
    throw error;
  }
};
