import { parseExpression } from '../../expression/parse.ts';
import type { Delegate, ExecutionListener, Scope, Transition } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { extensions } from './attributes.ts';
import { add } from './draft.ts';
import { parseFields } from './field.ts';
import type { ProcessParse } from './process-parse.ts';
import { WrongElement } from './refusal.ts';
import { parseScriptElement } from './script.ts';

/** The execution listeners of a process or activity. */
export const parseListeners = (parse: ProcessParse, element: Element, scope: Scope): void => {
  const id = element.attribute('id');
  for (const listener of extensions(element, 'executionListener')) {
    const event = listener.attribute('event');
    if (event === 'start' || event === 'end') addListener(parse, listener, event, scope, id);
    else if (event !== null && event.trim() !== '')
      parse.addError("Attribute 'event' must be one of {start|end}", listener, id);
    else parse.addError("Attribute 'event' is mandatory on listener", listener, id);
  }
};

/** The listeners of a flow; whatever event they name, a flow has only one. */
export const parseTakeListeners = (
  parse: ProcessParse,
  element: Element,
  transition: Transition,
): void => {
  for (const listener of extensions(element, 'executionListener'))
    addListener(parse, listener, 'take', transition, element.attribute('id'));
};

const addListener = (
  parse: ProcessParse,
  element: Element,
  event: ExecutionListener['event'],
  owner: Scope | Transition,
  ownerId: string | null,
): void => {
  const delegate = parseDelegate(parse, element, ownerId);
  if (delegate) add(owner.listeners, { event, delegate });
};

const parseDelegate = (
  parse: ProcessParse,
  element: Element,
  ownerId: string | null,
): Delegate | null => {
  const className = element.attribute('class');
  const delegateExpression = element.attribute('delegateExpression');
  if (className === '') parse.addError("Attribute 'class' cannot be empty", element, ownerId);
  else if (
    className === null &&
    element.attribute('expression') === null &&
    delegateExpression === ''
  )
    parse.addError("Attribute 'delegateExpression' cannot be empty", element, ownerId);
  else return parseAnyDelegate(parse, element, ownerId, 'executionListener');
  return null;
};

/** What a listener of either kind calls, null (and a problem) where it names nothing. */
export const parseAnyDelegate = (
  parse: ProcessParse,
  element: Element,
  ownerId: string | null,
  kind: 'executionListener' | 'taskListener',
): Delegate | null => {
  const className = element.attribute('class');
  if (className !== null) return { kind: 'class', className, fields: parseFields(parse, element) };
  const expression = element.attribute('expression');
  if (expression !== null) return { kind: 'expression', expression: parseExpression(expression) };
  const delegateExpression = element.attribute('delegateExpression');
  if (delegateExpression !== null)
    return {
      kind: 'delegateExpression',
      expression: parseExpression(delegateExpression),
      fields: parseFields(parse, element),
    };
  const script = element.element('script', CAMUNDA);
  if (!script) {
    parse.addError(
      `Element 'class', 'expression', 'delegateExpression' or 'script' is mandatory on ${kind}`,
      element,
      ownerId,
    );
    return null;
  }
  try {
    return parseScriptElement(parse.resource, script);
  } catch (error) {
    if (!(error instanceof WrongElement)) throw error;
    parse.addError(error.message, error.element, ownerId);
    return null;
  }
};
