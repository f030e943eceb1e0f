import { arithmeticOperations, negate } from './arithmetic.ts';
import { callMethod } from './call-method.ts';
import { coerceToBoolean } from './coerce.ts';
import { comparisons, isEmpty } from './comparison.ts';
import type { ExpressionContext } from './expression.ts';
import { callFunction, functionArity } from './functions.ts';
import {
  callHostFunction,
  callHostMethod,
  HostBean,
  hasMethod,
  propertyOfHost,
} from './host-bean.ts';
import { invoking, methodNotFound, propertyNotFound } from './java-exception.ts';
import { javaText } from './java-text.ts';
import { fromJavaScript } from './java-value.ts';
import { propertyOf } from './property.ts';
import type { BinaryOperator, Node, Operation, Step } from './syntax-tree.ts';

export type Evaluator = (context: ExpressionContext) => unknown;

/**
 * Makes a function of a syntax tree once, so that evaluating it often is quick. It throws
 * JavaExceptions. `isResult`: whether its value is that of the whole expression, which may be a
 * promise of the host.
 */
export const compile = (node: Node, isResult = false): Evaluator => {
  switch (node.type) {
    case 'literal':
      return () => node.value;
    case 'identifier':
      return (context) => resolve(context, node.name);
    case 'function':
      return compileFunction(node, isResult);
    case 'nested':
      return compile(node.node, isResult);
    case 'unary':
      return compileUnary(node);
    case 'binary':
      return compileBinary(node);
    case 'choice':
      return compileChoice(node, isResult);
    case 'access':
      return compileAccess(node, isResult);
  }
};

type NodeOf<T extends Node['type']> = Extract<Node, { type: T }>;

const resolve = (context: ExpressionContext, name: string): unknown => {
  const value = context.resolve(name);
  if (value === undefined) throw propertyNotFound(`Cannot resolve identifier '${name}'`);
  return fromJavaScript(value);
};

const compileFunction = (
  { name, parameters }: NodeOf<'function'>,
  isResult: boolean,
): Evaluator => {
  const values = parameters.map((parameter) => compile(parameter));
  if (functionArity(name) === undefined)
    return (context) => {
      const bean = context.host?.bean(name);
      if (!(bean instanceof HostBean) || typeof bean.target !== 'function')
        throw methodNotFound(`Could not resolve function '${name}'`);
      const args = values.map((value) => value(context));
      return callHostFunction(bean, args, context, isResult);
    };
  return (context) => {
    const args = values.map((value) => value(context));
    return fromJavaScript(invoking(() => callFunction(name, args, context)));
  };
};

const compileUnary = ({ operator, operand }: NodeOf<'unary'>): Evaluator => {
  const value = compile(operand);
  if (operator === 'not') return (context) => !coerceToBoolean(value(context));
  return operator === 'empty'
    ? (context) => isEmpty(value(context))
    : (context) => negate(value(context));
};

const compileChoice = (node: NodeOf<'choice'>, isResult: boolean): Evaluator => {
  const question = compile(node.question);
  const [yes, no] = [compile(node.yes, isResult), compile(node.no, isResult)];
  return (context) => (coerceToBoolean(question(context)) ? yes(context) : no(context));
};

const compileBinary = ({ first, rest }: NodeOf<'binary'>): Evaluator => {
  const [operation, another] = rest;
  if (operation && another === undefined) return compileOperation(compile(first), operation);
  const start = compile(first);
  const operations = rest.map(({ operator, operand }) => ({ operator, operand: compile(operand) }));
  return (context) => {
    let value = start(context);
    for (const { operator, operand } of operations)
      value = apply(operator, value, operand, context);
    return value;
  };
};

const compileOperation = (left: Evaluator, { operator, operand }: Operation): Evaluator => {
  const right = compile(operand);
  if (operator === 'and' || operator === 'or')
    return (context) => apply(operator, left(context), right, context);
  const operate = OPERATIONS[operator];
  return (context) => operate(left(context), right(context));
};

type StrictOperator = Exclude<BinaryOperator, 'and' | 'or'>;

const OPERATIONS: Record<StrictOperator, (left: unknown, right: unknown) => unknown> = {
  ...arithmeticOperations,
  ...comparisons,
};

/** `and` and `or` ask for their right side only where the left one leaves it open. */
const apply = (
  operator: BinaryOperator,
  left: unknown,
  right: Evaluator,
  context: ExpressionContext,
): unknown => {
  if (operator === 'and') return coerceToBoolean(left) && coerceToBoolean(right(context));
  if (operator === 'or') return coerceToBoolean(left) || coerceToBoolean(right(context));
  return OPERATIONS[operator](left, right(context));
};

/** Takes a step from a value, null included. */
type Walk = (value: unknown, context: ExpressionContext) => unknown;

const compileAccess = ({ base, steps }: NodeOf<'access'>, isResult: boolean): Evaluator => {
  const start = compile(base);
  const walks = steps.map((step, index) => {
    const isLast = isResult && index === steps.length - 1;
    return compileStep(step, nameOf(steps[index - 1] ?? base), isLast);
  });
  return (context) => {
    let value = start(context);
    for (const walk of walks) value = walk(value, context);
    return value;
  };
};

const compileStep = (step: Step, baseName: string, isResult: boolean): Walk => {
  const key = compile(step.key);
  if (step.parameters === undefined) {
    return (value, context) => {
      // A property of null is null (AstProperty.eval), and its key is not even asked for.
      if (value === null) return null;
      const name = key(context);
      if (name === null) return null;
      if (value instanceof HostBean) {
        const found = propertyOfHost(value, javaText(name), context, isResult);
        if (found !== undefined) return found;
      }
      return propertyOf(value, name);
    };
  }
  const parameters = step.parameters.map((parameter) => compile(parameter));
  return (value, context) => {
    if (value === null)
      throw propertyNotFound(`Target unreachable, base expression '${baseName}' resolved to null`);
    const name = key(context);
    if (name === null) throw propertyNotFound(`Cannot find method 'null' in '${javaText(value)}'`);
    const args = parameters.map((parameter) => parameter(context));
    const method = javaText(name);
    if (value instanceof HostBean && hasMethod(value, method))
      return callHostMethod(value, method, args, context, isResult);
    return callMethod(value, method, args);
  };
};

/** How JUEL's error texts name the expression before a step (AstNode.toString). */
const nameOf = (node: Node | Step): string => {
  if ('notation' in node) {
    if (node.parameters !== undefined) return '<method>';
    return node.notation === 'bracket'
      ? '[...]'
      : `. ${node.key.type === 'literal' ? node.key.value : ''}`;
  }
  if (node.type === 'identifier' || node.type === 'function') return node.name;
  return node.type === 'literal' ? `${node.value}` : '(...)';
};
