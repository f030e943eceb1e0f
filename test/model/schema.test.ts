import { inHashOrder } from '../../engine/model/hash-order.ts';
import { bpmnSchema } from '../../engine/model/schema/bpmn-schema.ts';
import {
  type ContentModel,
  compileContent,
  type Particle,
  type State,
} from '../../engine/model/schema/content-model.ts';
import { validate } from '../../engine/model/schema/validate.ts';
import { readXml } from '../../engine/model/xml/read-xml.ts';
import { assert, suite } from '../harness.ts';
import { bytes, model } from './xml.ts';

const test = suite('XML schema');

const leaf = (name: string, min = 1, max = 1): Particle<string> => ({ leaf: name, min, max });
/** Whether letters are a complete content; else what could have come instead of the first that does not fit. */
const accepts = ({ start }: ContentModel<string>, letters: string): boolean | string => {
  let state: State<string> = start;
  for (const letter of letters) {
    const found = state.next.find(({ value }) => value === letter);
    if (!found) return state.next.map(({ value }) => value).join('');
    state = found.after;
  }
  return state.isEnd;
};

test('a sequence keeps its order, and says what could come next', () => {
  const content = compileContent<string>({
    sequence: [leaf('a', 0, Number.POSITIVE_INFINITY), leaf('b'), leaf('c', 0, 1)],
    min: 1,
    max: 1,
  });
  const answers = ['b', 'aaab', 'bc', 'a', 'ba', 'bcc', ''].map((text) => accepts(content, text));
  assert.equal(answers, [true, true, true, false, 'c', '', false]);
});

test('a choice takes one of its parts, an empty one where a part may be empty', () => {
  const content = compileContent<string>({
    choice: [{ sequence: [leaf('a'), leaf('b', 0, 2)], min: 1, max: 1 }, leaf('c', 0, 1)],
    min: 1,
    max: 1,
  });
  const answers = ['', 'a', 'abb', 'c', 'ca', 'abbb'].map((text) => accepts(content, text));
  assert.equal(answers, [true, true, true, true, '', '']);
});

test('what must occur twice must occur twice', () => {
  const content = compileContent<string>(leaf('a', 2, Number.POSITIVE_INFINITY));
  assert.equal(
    ['', 'a', 'aa', 'aaaa'].map((text) => accepts(content, text)),
    [false, false, true, true],
  );
});

test('the schemas of BPMN are read as a whole', () => {
  const { elements, types } = bpmnSchema();
  assert.ok(elements.has('{http://www.omg.org/spec/BPMN/20100524/MODEL}userTask'));
  assert.ok(types.has('{http://www.omg.org/spec/BPMN/20100524/DI}BPMNShape'));
  assert.is(bpmnSchema(), bpmnSchema());
});

test('what other namespaces say of an element is their own affair', () => {
  const problems = (inside: string) =>
    validate(readXml(bytes(model(inside))), bpmnSchema()).map(
      ({ message }) => message.split(':')[0],
    );
  assert.equal(
    problems(
      '<userTask id="u" xmlns:q="q" q:x="1"><extensionElements><q:y z="1"/></extensionElements></userTask>',
    ),
    [],
  );
  assert.equal(problems('<userTask id="u" x="1"/>'), ['cvc-complex-type.3.2.2']);
});

test('surrounding spaces of ids and booleans do not count', () => {
  const root = readXml(bytes(model('<userTask id=" u " isForCompensation=" true "/>')));
  assert.equal(validate(root, bpmnSchema()), []);
  const task = root.elements('process')[0]?.elements('userTask')[0];
  assert.equal([task?.attribute('id'), task?.attribute('isForCompensation')], ['u', 'true']);
});

test('of thousands of problems the first thousand are told', () => {
  const tasks = Array.from({ length: 2000 }, (_, n) => `<task id="t${n}" x="1"/>`).join('');
  assert.is(validate(readXml(bytes(model(tasks))), bpmnSchema()).length, 1000);
});

test('names go in the order of a hash set of Java', () => {
  const files = Array.from({ length: 20 }, (_, n) => `file${n}.bpmn`);
  assert.is(inHashOrder(files)[0], 'file3.bpmn');
  assert.equal(inHashOrder(['alpha.bpmn', 'zebra.bpmn']), ['zebra.bpmn', 'alpha.bpmn']);
  assert.equal(inHashOrder(['nope1', 'nope2', 'zz', 'aa']), ['zz', 'aa', 'nope1', 'nope2']);
});

test.run();
