import { readModel } from '../../engine/model/moddle/read-model.ts';
import { bpmnSchema } from '../../engine/model/schema/bpmn-schema.ts';
import { validate } from '../../engine/model/schema/validate.ts';
import type { Element } from '../../engine/model/xml/element.ts';
import { CAMUNDA } from '../../engine/model/xml/namespaces.ts';
import { readXml } from '../../engine/model/xml/read-xml.ts';
import { assert, suite } from '../harness.ts';
import { bytes, model } from './xml.ts';

const test = suite('models as bpmn-moddle reads them');

/** The process in a checked document, and the same read by moddle. */
const both = async (inside: string) => {
  const document = readXml(bytes(model(inside)));
  assert.equal(validate(document, bpmnSchema()), []);
  const [checked] = document.elements('process');
  const [read] = (await readModel(document)).elements('process');
  if (!checked || !read) throw new Error('there is no process');
  return { checked, read };
};
const shown = (element: Element): unknown[] => [
  `${element.name} ${element.line}:${element.column}`,
  element.attribute('id'),
  ...element.children.map(shown),
];
const extended = (inside: string) =>
  `<startEvent id="s"><extensionElements>${inside}</extensionElements></startEvent>`;
const extensions = async (inside: string) =>
  (await both(extended(inside))).read.elements('startEvent')[0]?.element('extensionElements')
    ?.children ?? [];

test('elements keep their names, places and order', async () => {
  const { checked, read } =
    await both(`<laneSet><lane id="l"><flowNodeRef>s</flowNodeRef></lane></laneSet>
    <startEvent id="s"/><userTask id="u"><potentialOwner><resourceAssignmentExpression><formalExpression>x</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
    <intermediateCatchEvent id="c"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f" sourceRef="s" targetRef="u"><conditionExpression>y</conditionExpression></sequenceFlow>`);
  assert.equal(shown(read), shown(checked));
});

test('ids may have any letters, and references stay as they are written', async () => {
  const { read } = await both(
    '<startEvent id="Prüfung"/><task id="日本"/><sequenceFlow id="f" sourceRef="Prüfung" targetRef="日本"/>',
  );
  assert.is(read.elements('startEvent')[0]?.attribute('id'), 'Prüfung');
  assert.is(read.elements('sequenceFlow')[0]?.attribute('targetRef'), '日本');
});

test('values are as XML has them, and nothing is added to them', async () => {
  const { read } = await both(
    '<startEvent id="s" name="a\r\nb&#10;&#128512; > c" isInterrupting="0"><documentation> \r\n&#128512;<!-- -->&lt;<![CDATA[ ]]>]]&gt; </documentation></startEvent>',
  );
  const [start] = read.elements('startEvent');
  assert.is(start?.attribute('name'), 'a b\n😀 > c');
  assert.equal(
    [start?.attribute('isInterrupting'), start?.attribute('parallelMultiple')],
    ['0', null],
  );
  assert.is(start?.element('documentation')?.text, ' \n😀< ]]> ');
});

test('in extensions there may be anything, and a prefix makes another attribute', async () => {
  const [field, other] = await extensions(
    '<camunda:field name="f" camunda:stringValue="s" expression="e" __proto__="p"><camunda:expression> </camunda:expression><camunda:expression>2</camunda:expression></camunda:field><q:x xmlns:q="q" get="1">t<q:y/></q:x>',
  );
  assert.equal(
    ['name', 'stringValue', 'expression'].map((name) => field?.attribute(name)),
    ['f', null, 'e'],
  );
  assert.is(field?.attribute('stringValue', CAMUNDA), 's');
  assert.equal(
    field?.elements('expression', CAMUNDA).map(({ text }) => text),
    [' ', '2'],
  );
  assert.equal(
    [other?.namespace, other?.attribute('get'), other?.text, other?.children[0]?.name],
    ['q', '1', 't', 'y'],
  );
});

test('what camunda-bpmn-moddle does not know is passed over, however often it comes', async () => {
  const unknown = '<camunda:unknown a="1">x</camunda:unknown><ü:x xmlns:ü="u"/>'.repeat(10_000);
  const known = await extensions(`${unknown}<camunda:properties/>`);
  assert.equal(
    known.map(({ name }) => name),
    ['properties'],
  );
});

test('of elements out of place a large document must have none', async () => {
  const misplaced = extended(
    `<camunda:field>${'<import importType="x" location="y" namespace="z"/>'.repeat(10_000)}</camunda:field>`,
  );
  await assert.rejects(both(misplaced), /unrecognized element/);
});

test.run();
