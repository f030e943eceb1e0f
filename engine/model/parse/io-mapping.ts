import { parseExpression } from '../../expression/parse.ts';
import type { Activity, IoMapping, Mapping, ValueSource } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import type { ProcessParse } from './process-parse.ts';
import { WrongElement } from './refusal.ts';
import type { ResourceParse } from './resource-parse.ts';
import { parseScriptElement } from './script.ts';

/**
 * camunda:inputOutput of an activity, which makes it a scope; a multi-instance activity has one in its body already
 * (BpmnParse.parseActivityInputOutput).
 */
export const parseIoMapping = (parse: ProcessParse, element: Element, activity: Activity): void => {
  const container = element.element('extensionElements');
  if (!container) return;
  try {
    const list = container.element('inputOutput', CAMUNDA);
    if (!list) return;
    const mapping: IoMapping = {
      inputs: parseMappings(parse.resource, list, 'inputParameter'),
      outputs: parseMappings(parse.resource, list, 'outputParameter'),
    };
    if (!isSupported(parse, element, activity, mapping)) return;
    activity.ioMapping = mapping;
    if (!parse.repeated.has(activity)) activity.isScope = true;
  } catch (error) {
    if (!(error instanceof WrongElement)) throw error;
    parse.addError(error.message, error.element, activity.id);
  }
};

/** For elements that cannot have one: start and boundary events. */
export const refuseIoMapping = (parse: ProcessParse, element: Element): void => {
  if (element.element('extensionElements')?.element('inputOutput', CAMUNDA))
    parse.addError(
      `camunda:inputOutput mapping unsupported for element type '${element.name}'.`,
      element,
    );
};

const isSupported = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  { outputs }: IoMapping,
): boolean => {
  const { name } = element;
  const isContainer = name === 'transaction' || name === 'subProcess' || name === 'callActivity';
  const unsupported = `camunda:inputOutput mapping unsupported for element type '${name}'`;
  if (!isContainer && !name.toLowerCase().includes('task') && !name.includes('Event')) {
    parse.addError(`${unsupported}.`, element);
    return false;
  }
  if (name === 'subProcess' && element.attribute('triggeredByEvent') === 'true') {
    parse.addError(`${unsupported} with attribute 'triggeredByEvent = true'.`, element);
    return false;
  }
  if (outputs.length > 0 && name === 'endEvent')
    parse.addError("camunda:outputParameter not allowed for element type 'endEvent'.", element);
  else if (outputs.length > 0 && parse.repeated.has(activity)) {
    parse.addError('camunda:outputParameter not allowed for multi-instance constructs', element);
    return false;
  }
  return true;
};

const parseMappings = (resource: ResourceParse, list: Element, kind: string): Mapping[] =>
  list.elements(kind, CAMUNDA).map((element) => {
    const name = element.attribute('name');
    if (!name) throw new WrongElement(`Missing attribute 'name' for ${kind}`, element);
    return { name, source: parseNested(resource, element) };
  });

/** What an element holds: its one child, or its text. */
const parseNested = (resource: ResourceParse, element: Element): ValueSource | null => {
  const [child, another] = element.children;
  if (another)
    throw new WrongElement('Nested parameter can at most have one child element', element);
  return parseSource(resource, child ?? element);
};

const parseSource = (resource: ResourceParse, element: Element): ValueSource | null => {
  if (element.name === 'list')
    return { kind: 'list', items: element.children.map((item) => parseSource(resource, item)) };
  if (element.name === 'map')
    return {
      kind: 'map',
      entries: element
        .elements('entry')
        .map((entry) => [keyOf(entry), parseNested(resource, entry)] as const),
    };
  if (element.name === 'script') return parseScriptElement(resource, element);
  const text = element.text.trim();
  return text === '' ? null : { kind: 'expression', expression: parseExpression(text) };
};

const keyOf = (entry: Element) => {
  const key = entry.attribute('key');
  if (!key) throw new WrongElement("Missing attribute 'key' for 'entry' element", entry);
  return parseExpression(key);
};
