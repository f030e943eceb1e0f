import { activitiesBefore } from '../../engine/element/activities-before.ts';
import { assert, suite } from '../harness.ts';
import { graph } from '../model/xml.ts';

const test = suite('activities before another');

const flow = (source: string, target: string) =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

const before = async (id: string, inside: string): Promise<string[]> => {
  const activity = (await graph(inside, '<message id="go" name="go"/>')).activityById.get(id);
  if (!activity) throw new Error(`no activity ${id}`);
  return [...activitiesBefore(activity)].map((each) => each.id).sort();
};

test('over flows, also in a circle, but not behind it', async () => {
  const inside = `<startEvent id="s"/><task id="a"/><inclusiveGateway id="g"/><task id="b"/><task id="c"/><task id="aside"/>
    ${flow('s', 'a')}${flow('a', 'g')}${flow('g', 'b')}${flow('b', 'a')}${flow('g', 'c')}${flow('s', 'aside')}`;
  assert.equal(await before('g', inside), ['a', 'b', 'g', 's']);
  assert.equal(await before('c', inside), ['a', 'b', 'c', 'g', 's']);
});

test('from the ends within a subprocess to what lies behind it, not from its middle alone', async () => {
  const inside = `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><task id="it"/><task id="lost"/>${flow('is', 'it')}
    <eventBasedGateway id="race"/><intermediateCatchEvent id="caught"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    ${flow('is', 'race')}${flow('race', 'caught')}</subProcess><inclusiveGateway id="g"/>${flow('s', 'sub')}${flow('sub', 'g')}`;
  assert.equal(await before('g', inside), ['caught', 'g', 'is', 'it', 'lost', 'race', 's', 'sub']);
  assert.equal(await before('caught', inside), ['caught', 'is', 'race']);
});

test('not from a boundary event to the activity at which it is', async () => {
  const inside = `<startEvent id="s"/><task id="a"/><boundaryEvent id="b" attachedToRef="a"><messageEventDefinition messageRef="go"/></boundaryEvent>
    <task id="after"/><inclusiveGateway id="g"/>${flow('s', 'a')}${flow('a', 'g')}${flow('b', 'after')}`;
  assert.equal(await before('g', inside), ['a', 'g', 's']);
});

test.run();
