import { parseExpression } from '../../expression/parse.ts';
import type { Activity, MultiInstance, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { parseBoolean } from './attributes.ts';
import type { ProcessParse } from './process-parse.ts';

const SUFFIX = '#multiInstanceBody';

/** The body that an activity lies directly in, or null. */
export const bodyOf = ({ flowScope }: Activity): Activity | null =>
  flowScope.kind === 'activity' && flowScope.type === 'multiInstanceBody' ? flowScope : null;

/** The body around an activity that is repeated, or null where it is not. */
export const repeatingBody = (parse: ProcessParse, activity: Activity): Activity | null =>
  parse.repeated.has(activity) ? bodyOf(activity) : null;

/** The body for an element with multi-instance loop characteristics, or null. */
export const parseMultiInstance = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
): Activity | null => {
  const loop = element.element('multiInstanceLoopCharacteristics');
  if (!loop) return null;
  const body = parse.create(`${element.attribute('id')}${SUFFIX}`, 'multiInstanceBody', scope);
  parse.elements.set(body, element);
  body.isScope = true;
  body.multiInstance = parseLoop(parse, loop, body.id);
  return body;
};

const parseLoop = (parse: ProcessParse, loop: Element, bodyId: string): MultiInstance => {
  const cardinality = loop.element('loopCardinality');
  if (cardinality?.text === '')
    parse.addError(
      'loopCardinality must be defined for a multiInstanceLoopCharacteristics definition ',
      loop,
      bodyId,
    );
  const completion = loop.element('completionCondition');
  const collection =
    loop.element('loopDataInputRef')?.text ?? loop.attribute('collection', CAMUNDA);
  const item = loop.element('inputDataItem');
  const elementVariable = item
    ? item.attribute('name')
    : loop.attribute('elementVariable', CAMUNDA);
  if (!cardinality && collection === null)
    parse.addError(
      'Either loopCardinality or loopDataInputRef/activiti:collection must be set',
      loop,
      bodyId,
    );
  if (collection === null && elementVariable !== null)
    parse.addError(
      'LoopDataInputRef/activiti:collection must be set when using inputDataItem or activiti:elementVariable',
      loop,
      bodyId,
    );
  return {
    sequential: parseBoolean(
      loop,
      'isSequential',
      'the return value of "org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.parseBooleanAttribute(String, boolean)"',
    ),
    loopCardinality: cardinality && parseExpression(cardinality.text),
    completionCondition: completion && {
      kind: 'expression',
      expression: parseExpression(completion.text),
    },
    collection: collection === null ? null : parseExpression(collection),
    elementVariable,
  };
};
