import { parseExpression } from '../../expression/parse.ts';
import type { Activity, ExternalErrorDefinition } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { parseFields } from './field.ts';
import type { ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';

/** Whether a message event or send task says by what it is done; a connector says so, too. */
export const isServiceLike = (element: Element): boolean =>
  ['class', 'expression', 'delegateExpression', 'type'].some(
    (name) => element.attribute(name, CAMUNDA) !== null,
  ) || (element.element('extensionElements')?.element('connector') ?? null) !== null;

/**
 * What does the work of a service task or something like it. `element` holds Camunda's attributes: the task, or the
 * message event definition; `kind` is how messages name it (BpmnParse.parseServiceTaskLike).
 */
export const parseService = (
  parse: ProcessParse,
  element: Element,
  owner: Element,
  activity: Activity,
  kind: string,
): void => {
  const type = element.attribute('type', CAMUNDA);
  const className = element.attribute('class', CAMUNDA);
  const delegateExpression = element.attribute('delegateExpression', CAMUNDA);
  const expression = element.attribute('expression', CAMUNDA);
  const resultVariable = resultVariableOf(element);
  const refuseResult = (attribute: string): void => {
    if (resultVariable !== null)
      parse.addError(
        `'resultVariableName' not supported for ${kind} elements using '${attribute}'`,
        element,
      );
  };
  if (type !== null) return parseTyped(parse, element, owner, activity, kind, type);
  if (className !== null && className.trim() !== '') {
    refuseResult('class');
    activity.service = {
      kind: 'delegate',
      delegate: { kind: 'class', className, fields: parseFields(parse, element) },
      resultVariable: null,
    };
  } else if (delegateExpression !== null) {
    refuseResult('delegateExpression');
    const delegate = {
      kind: 'delegateExpression',
      expression: parseExpression(delegateExpression),
      fields: parseFields(parse, element),
    } as const;
    activity.service = { kind: 'delegate', delegate, resultVariable: null };
  } else if (expression !== null && expression.trim() !== '') {
    activity.service = {
      kind: 'delegate',
      delegate: { kind: 'expression', expression: parseExpression(expression) },
      resultVariable,
    };
  }
};

/** Refuses a task that nothing does. */
export const requireService = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  kind: string,
): void => {
  if (activity.service || parse.unsupported.has(activity)) return;
  parse.addError(
    `One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory on ${kind}. If you are using a connector, make sure theconnect process engine plugin is registered with the process engine.`,
    element,
  );
};

export const resultVariableOf = (element: Element): string | null =>
  element.attribute('resultVariable', CAMUNDA) ?? element.attribute('resultVariableName', CAMUNDA);

const parseTyped = (
  parse: ProcessParse,
  element: Element,
  owner: Element,
  activity: Activity,
  kind: string,
  type: string,
): void => {
  const name = type.toLowerCase();
  if (name === 'external') parseExternal(parse, element, owner, activity);
  else if (name === 'mail') parseMail(parse, element, activity);
  else if (name === 'shell') parseShell(parse, element, activity);
  else parse.addError(`Invalid usage of type attribute on ${kind}: '${type}'`, element);
};

const parseExternal = (
  parse: ProcessParse,
  element: Element,
  owner: Element,
  activity: Activity,
): void => {
  activity.isScope = true;
  const topic = element.attribute('topic', CAMUNDA);
  if (topic === null)
    parse.addError(
      "External tasks must specify a 'topic' attribute in the camunda namespace",
      element,
    );
  activity.service = {
    kind: 'external',
    topic: parseExpression(topic ?? ''),
    priority: parse.priority(element, 'taskPriority'),
    errorDefinitions: parseErrorDefinitions(parse, element),
    properties: parseProperties(owner),
  };
};

/** camunda:properties; of several lists the only one, or an error by another rule. */
const parseProperties = (owner: Element): [string, string | null][] => {
  const list = owner.element('extensionElements')?.element('properties', CAMUNDA);
  return (list?.elements('property', CAMUNDA) ?? []).flatMap((property) => {
    const name = property.attribute('name');
    return name === null ? [] : [[name, property.attribute('value')] as [string, string | null]];
  });
};

/** camunda:errorEventDefinition: results of an external task that are BPMN errors. */
const parseErrorDefinitions = (
  parse: ProcessParse,
  element: Element,
): ExternalErrorDefinition[] => {
  const definitions: ExternalErrorDefinition[] = [];
  for (const definition of element.element('extensionElements')?.elements('errorEventDefinition') ??
    []) {
    const reference = definition.attribute('errorRef');
    if (reference === null) continue;
    const declaration = parse.resource.errorDeclarations.get(reference);
    definitions.push({
      code: declaration ? declaration.code : reference,
      expression: parseExpression(
        given(definition.attribute('expression'), 'String.length()', '"this.input"'),
      ),
      codeVariable: definition.attribute('errorCodeVariable', CAMUNDA),
      messageVariable: definition.attribute('errorMessageVariable', CAMUNDA),
    });
  }
  return definitions;
};

const parseMail = (parse: ProcessParse, element: Element, activity: Activity): void => {
  const names = parseFields(parse, element).map(({ name }) => name);
  if (!names.includes('to'))
    parse.addError('No recipient is defined on the mail activity', element);
  if (!names.includes('html') && !names.includes('text'))
    parse.addError('Text or html field should be provided', element);
  parse.unsupported.set(activity, 'mail task');
};

const parseShell = (parse: ProcessParse, element: Element, activity: Activity): void => {
  const fields = parseFields(parse, element);
  for (const { name, value } of fields)
    if (
      ['wait', 'redirectError', 'cleanEnv'].includes(name) &&
      !['true', 'false'].includes(value.text.toLowerCase())
    )
      parse.addError(`undefined value for shell ${name} parameter :${value.text}`, element);
  if (!fields.some(({ name }) => name === 'command'))
    parse.addError('No shell command is defined on the shell activity', element);
  parse.unsupported.set(activity, 'shell task');
};
