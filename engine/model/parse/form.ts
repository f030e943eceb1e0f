import { parseExpression } from '../../expression/parse.ts';
import type { Activity, Form, FormField, FormProperty, FormReference } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { extensions } from './attributes.ts';
import { checkDatePattern } from './date-pattern.ts';
import type { ProcessParse } from './process-parse.ts';
import { given, ParsingStopped } from './refusal.ts';

/** The form of a user task or of the start event at which instances start (DefaultFormHandler, BpmnParse.parseFormDefinition). */
export const parseForm = (parse: ProcessParse, element: Element, activity: Activity): void => {
  const handler = element.attribute('formHandlerClass', CAMUNDA);
  if (handler !== null)
    throw new ParsingStopped(
      `ENGINE-09008 Exception while instantiating class '${handler}': ENGINE-09017 Cannot load class '${handler}': ${handler}`,
    );
  const properties = extensions(element, 'formProperty').map((property) =>
    parseProperty(parse, property),
  );
  const data = element.element('extensionElements')?.element('formData', CAMUNDA);
  const businessKey = data?.attribute('businessKey') ?? null;
  const fields = (data?.elements('formField', CAMUNDA) ?? []).map((field) =>
    parseField(parse, field, businessKey),
  );
  const [key, reference] = [
    element.attribute('formKey', CAMUNDA),
    element.attribute('formRef', CAMUNDA),
  ];
  if (key !== null && reference !== null)
    parse.addError(
      'Invalid element definition: only one of the attributes formKey and formRef is allowed.',
      element,
    );
  const form: Form = {
    key: key === null ? null : parseExpression(key),
    reference: reference === null ? null : parseReference(parse, element, reference),
    fields,
    properties,
  };
  activity.formKey = key;
  activity.form = form;
};

const BINDINGS = ['deployment', 'latest', 'version'];

const parseReference = (
  parse: ProcessParse,
  element: Element,
  reference: string,
): FormReference => {
  const key = parseExpression(reference);
  const binding = element.attribute('formRefBinding', CAMUNDA);
  if (binding === null || !BINDINGS.includes(binding))
    parse.addError(
      `Invalid element definition: value for formRefBinding attribute has to be one of [${BINDINGS.join(', ')}] but was ${binding}`,
      element,
    );
  const version =
    binding === 'version'
      ? parseExpression(
          given(element.attribute('formRefVersion', CAMUNDA), 'String.length()', '"this.input"'),
        )
      : null;
  return { key, binding: binding ?? '', version };
};

const TYPES = ['string', 'long', 'date', 'boolean', 'enum'];

/** The type of a field or property; anything that Camunda does not come with is refused. */
const parseType = (parse: ProcessParse, element: Element): string | null => {
  const type = element.attribute('type');
  if (type === null && element.name === 'formField')
    parse.addError("form field must have a 'type' attribute", element);
  if (type !== null && !TYPES.includes(type)) parse.addError(`unknown type '${type}'`, element);
  const pattern = element.attribute('datePattern');
  if (type === 'date' && pattern !== null) checkDatePattern(pattern);
  return type;
};

const parseField = (
  parse: ProcessParse,
  element: Element,
  businessKey: string | null,
): FormField => {
  const id = element.attribute('id');
  if (!id)
    parse.addError(
      'attribute id must be set for FormFieldGroup and must have a non-empty value',
      element,
    );
  const label = element.attribute('label');
  const constraints = element.element('validation', CAMUNDA)?.elements('constraint', CAMUNDA) ?? [];
  const field = {
    id: given(id, 'String.equals(Object)', '"id"'),
    label: label === null ? null : parseExpression(label),
    constraints: constraints.map((constraint) => parseConstraint(parse, constraint)),
    type: parseType(parse, element) ?? '',
  };
  const defaultValue = element.attribute('defaultValue');
  return {
    ...field,
    datePattern: element.attribute('datePattern'),
    values: pairs(element.elements('value', CAMUNDA), 'id', 'name'),
    defaultValue: defaultValue === null ? null : parseExpression(defaultValue),
    properties: pairs(
      element.element('properties', CAMUNDA)?.elements('property', CAMUNDA) ?? [],
      'id',
      'value',
    ),
    isBusinessKey: field.id === businessKey,
  };
};

const pairs = (elements: readonly Element[], first: string, second: string) =>
  elements.map(
    (element) => [element.attribute(first) ?? '', element.attribute(second) ?? ''] as const,
  );

const CONSTRAINTS = ['min', 'max', 'minlength', 'maxlength', 'required', 'readonly'];

const parseConstraint = (
  parse: ProcessParse,
  element: Element,
): FormField['constraints'][number] => {
  const [name, config] = [element.attribute('name'), element.attribute('config')];
  if (name === 'validator' && !config)
    parse.addError(
      'validator configuration needs to provide either a fully qualified classname or an expression resolving to a custom FormFieldValidator implementation.',
      element,
    );
  if (name !== 'validator' && !CONSTRAINTS.includes(name ?? ''))
    parse.addError(`Cannot find validator implementation for name '${name}'.`, element);
  return { name: name ?? '', config };
};

const YES = ['true', 'enabled', 'on', 'active', 'yes'];
const NO = ['false', 'disabled', 'off', 'inactive', 'no'];

const parseProperty = (parse: ProcessParse, element: Element): FormProperty => {
  const id = element.attribute('id');
  if (id === null) parse.addError("attribute 'id' is required", element);
  const type = parseType(parse, element);
  const flag = (name: string, otherwise: string): boolean => {
    const value = element.attribute(name) ?? otherwise;
    if (![...YES, ...NO].includes(value))
      parse.addError(
        `attribute '${name}' must be one of {on|yes|true|enabled|active|off|no|false|disabled|inactive}`,
        element,
      );
    return YES.includes(value);
  };
  const expression = (name: string) => {
    const text = element.attribute(name);
    return text === null ? null : parseExpression(text);
  };
  return {
    id: id ?? '',
    name: element.attribute('name'),
    type,
    isRequired: flag('required', 'false'),
    isReadable: flag('readable', 'true'),
    isWritable: flag('writable', 'true'),
    variable: element.attribute('variable'),
    expression: expression('expression'),
    defaultValue: expression('default'),
  };
};
