import { model } from '../xml.ts';
import { DEFINITIONS, ROOTS } from './event-seeds.ts';
import type { Case } from './mutations.ts';

type Place = (inside: string) => string;

const SUB =
  (name: string, attributes: string, start: string): Place =>
  (inside) =>
    `<startEvent id="s"/><${name} id="w"${attributes}>${start}${inside}</${name}><sequenceFlow id="fw" sourceRef="s" targetRef="w"/>`;

/** Where an element can be. */
const PLACES: Readonly<Record<string, Place>> = {
  process: (inside) => `<startEvent id="s"/>${inside}`,
  subprocess: SUB('subProcess', '', '<startEvent id="ws"/>'),
  'event subprocess': SUB(
    'subProcess',
    ' triggeredByEvent="true"',
    `<startEvent id="ws">${DEFINITIONS.signal}</startEvent>`,
  ),
  transaction: SUB('transaction', '', '<startEvent id="ws"/>'),
  'ad-hoc subprocess': SUB('adHocSubProcess', '', ''),
  'repeated subprocess': SUB(
    'subProcess',
    '',
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="ws"/>',
  ),
  'process without start': (inside) => inside,
  'subprocess without start': SUB('subProcess', '', ''),
  'event subprocess without start': SUB('subProcess', ' triggeredByEvent="true"', ''),
};

const EVENTS = ['startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'endEvent'];

const NAMES =
  'task manualTask userTask receiveTask serviceTask sendTask scriptTask businessRuleTask callActivity subProcess transaction adHocSubProcess exclusiveGateway parallelGateway inclusiveGateway complexGateway eventBasedGateway intermediateThrowEvent startEvent endEvent dataObject dataStoreReference callChoreography choreographyTask subChoreography event unknown flowNode';

const REPEATED =
  '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';

type Inside = Iterable<readonly [what: string, xml: string]>;

const KINDS = Object.entries(DEFINITIONS);

const boundary = (definition: string, attributes = '', id = 'b'): string =>
  `<boundaryEvent id="${id}" attachedToRef="a"${attributes}>${definition}</boundaryEvent>`;

const flow = (source: string, target: string): string =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

function* elements(): Inside {
  for (const name of NAMES.split(' ')) {
    yield [name, `<${name} id="a"/>${flow('s', 'a')}`];
    yield [`${name} without id`, `<${name}/>`];
    yield [`${name} for compensation`, `<${name} id="a" isForCompensation="true"/>`];
    yield [`${name} repeated`, `<${name} id="a">${REPEATED}</${name}>`];
  }
  for (const [kind, definition] of KINDS) {
    for (const name of EVENTS) yield [`${kind} ${name}`, `<${name} id="a">${definition}</${name}>`];
    yield [
      `${kind} startEvent, not interrupting`,
      `<startEvent id="a" isInterrupting="false">${definition}</startEvent>`,
    ];
  }
}

/** What needs to be tried in one place only, as the parser does not look where it is. */
function* relations(): Inside {
  for (const name of NAMES.split(' ')) {
    yield [`${name} of a repeated id`, `<${name} id="s"/>`];
    for (const [kind, definition] of KINDS)
      yield [`${kind} at ${name}`, `<${name} id="a"/>${boundary(definition)}`];
  }
  for (const [kind, definition] of KINDS) {
    const task = `<userTask id="a"/>${boundary(definition)}`;
    yield [
      `${kind} boundary, not interrupting`,
      `<subProcess id="a"><startEvent id="as"/></subProcess>${boundary(definition, ' cancelActivity="false"')}`,
    ];
    yield [`${kind} boundary twice`, task + boundary(definition, '', 'c')];
    yield [`${kind} boundary with flows`, task + flow('a', 'b') + flow('b', 'a')];
    yield [
      `${kind} behind a gateway`,
      `<eventBasedGateway id="g"/><intermediateCatchEvent id="a">${definition}</intermediateCatchEvent>${flow('g', 'a')}${flow('s', 'a')}`,
    ];
  }
}

/** Two definitions in one event. */
function* pairs(): Inside {
  for (const [kind, definition] of KINDS)
    for (const [other, second] of KINDS)
      for (const name of EVENTS)
        yield [
          `${kind} and ${other} in one ${name}`,
          `<${name} id="a">${definition}${second}</${name}>`,
        ];
}

/** Every element and every event in every place. */
export function* places(): Iterable<Case> {
  for (const [place, put] of Object.entries(PLACES)) {
    const all = [...elements()];
    if (place === 'process') all.push(...relations());
    if (place === 'process' || place === 'event subprocess without start') all.push(...pairs());
    for (const [what, xml] of all) yield [`place: ${what} in ${place}`, model(put(xml), ROOTS)];
  }
}
