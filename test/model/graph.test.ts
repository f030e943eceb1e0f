import { assert, suite } from '../harness.ts';
import { outline, text } from './outline.ts';
import { graph } from './xml.ts';

const test = suite('process graph');

const TIMER = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const MESSAGE = '<messageEventDefinition messageRef="go"/>';
const flow = (source: string, target: string, more = '') =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"${more}/>`;
const shows = async (inside: string, expected: string, beside = '<message id="go" name="go"/>') =>
  assert.is(outline(await graph(inside, beside)), text(expected));

test('activities come in the order of the file, with their flows', () =>
  shows(
    `<endEvent id="e"/><userTask id="u"/><startEvent id="s"/>${flow('s', 'u')}${flow('u', 'e')}`,
    `
    noneEndEvent e
    userTask u | -> e
    startEvent s | -> u
    `,
  ));

test('an activity with a boundary event is a scope that waits for it', () =>
  shows(
    `<startEvent id="s"/><userTask id="u"/>
     <boundaryEvent id="b" attachedToRef="u">${TIMER}</boundaryEvent>
     <boundaryEvent id="n" attachedToRef="u" cancelActivity="false">${MESSAGE}</boundaryEvent>`,
    `
    startEvent s
    userTask u*
    boundaryTimer b | cancelEventScope | at u
    boundaryMessage n | concurrentInFlowScope | at u
    `,
  ));

test('a multi-instance activity gets a body, which takes its flows, events and continuations', () =>
  shows(
    `<startEvent id="s"/><userTask id="u" camunda:asyncBefore="true">
       <multiInstanceLoopCharacteristics camunda:asyncAfter="true"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>
     </userTask><endEvent id="e"/>
     <boundaryEvent id="b" attachedToRef="u">${TIMER}</boundaryEvent>${flow('s', 'u')}${flow('u', 'e')}`,
    `
    startEvent s | -> u#multiInstanceBody
    multiInstanceBody u#multiInstanceBody* | async before | -> e
      userTask u | async after
    noneEndEvent e
    boundaryTimer b | cancelEventScope | at u#multiInstanceBody
    `,
  ));

test('a mapping makes a scope, but not of a multi-instance activity', async () => {
  const mapping =
    '<extensionElements><camunda:inputOutput><camunda:inputParameter name="i">1</camunda:inputParameter></camunda:inputOutput></extensionElements>';
  await shows(
    `<startEvent id="s"/><userTask id="u">${mapping}</userTask><callActivity id="c" calledElement="q"/>
     <callActivity id="m" calledElement="q">${mapping}<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></callActivity>`,
    `
    startEvent s
    userTask u*
    callActivity c*
    multiInstanceBody m#multiInstanceBody*
      callActivity m
    `,
  );
});

test('the event of an event subprocess is waited for by what is around it', () =>
  shows(
    `<startEvent id="s"/>
     <subProcess id="i" triggeredByEvent="true"><startEvent id="is">${MESSAGE}</startEvent></subProcess>
     <subProcess id="x"><startEvent id="xs"/>
       <subProcess id="n" triggeredByEvent="true"><startEvent id="ns" isInterrupting="false">${TIMER}</startEvent></subProcess>
     </subProcess>`,
    `
    startEvent s
    subProcess i* | interruptEventScope | at process
      messageStartEvent is | at process
    subProcess x*
      startEvent xs
      subProcess n* | concurrentInFlowScope | at x
        startTimerEvent ns | at x
    `,
  ));

test('events behind an event-based gateway belong to it, and no flow leads to them', async () => {
  const made = await graph(
    `<startEvent id="s"/><eventBasedGateway id="g"/>
     <intermediateCatchEvent id="t">${TIMER}</intermediateCatchEvent>
     <intermediateCatchEvent id="m">${MESSAGE}</intermediateCatchEvent>
     <intermediateCatchEvent id="alone">${MESSAGE}</intermediateCatchEvent>
     ${flow('s', 'g')}${flow('g', 't')}${flow('g', 'm')}${flow('m', 'alone')}`,
    '<message id="go" name="go"/>',
  );
  assert.is(
    outline(made),
    text(`
      startEvent s | -> g
      eventBasedGateway g*
      intermediateTimer t | cancelEventScope | at g
      intermediateMessageCatch m | cancelEventScope | at g | -> alone
      intermediateMessageCatch alone*
    `),
  );
  assert.equal(
    made.activityById.get('g')?.eventActivities.map(({ id }) => id),
    ['t', 'm'],
  );
  assert.is(made.transitionById.has('g-t'), false);
});

test('a throwing link is no activity: flows to it lead behind the catching link', () =>
  shows(
    `<startEvent id="s"/><intermediateThrowEvent id="t"><linkEventDefinition name="A"/></intermediateThrowEvent>
     <intermediateCatchEvent id="c" name="A"><linkEventDefinition name="A"/></intermediateCatchEvent>
     <userTask id="u"/>${flow('s', 't')}${flow('c', 'u')}`,
    `
    startEvent s | -> c
    intermediateLinkCatch c* | -> u
    userTask u
    `,
  ));

test('compensation goes by association to the handler, which lies beside a multi-instance activity', async () => {
  const handler = (of: string) =>
    `<boundaryEvent id="b${of}" attachedToRef="${of}"><compensateEventDefinition/></boundaryEvent>
     <userTask id="h${of}" isForCompensation="true"/>`;
  const association = (of: string) =>
    `<association id="a${of}" sourceRef="b${of}" targetRef="h${of}"/>`;
  await shows(
    `<startEvent id="s"/><userTask id="u"/><userTask id="m"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>
     ${handler('u')}${handler('m')}${association('u')}${association('m')}`,
    `
    startEvent s
    userTask u | compensated by hu
    multiInstanceBody m#multiInstanceBody*
      userTask m | compensated by hm
      userTask hm | for compensation
    compensationBoundaryCatch bu | cancelEventScope | at u
    userTask hu | for compensation
    compensationBoundaryCatch bm | cancelEventScope | at m
    `,
  );
});

test('transactions, cancel and terminate end events interrupt what is around them', () =>
  shows(
    `<startEvent id="s"/><transaction id="t"><startEvent id="ts"/><endEvent id="c"><cancelEventDefinition/></endEvent></transaction>
     <boundaryEvent id="b" attachedToRef="t"><cancelEventDefinition/></boundaryEvent>
     <endEvent id="e"><terminateEventDefinition/></endEvent>`,
    `
    startEvent s
    transaction t*
      startEvent ts
      cancelEndEvent c* | interruptFlowScope
    cancelBoundaryCatch b | cancelEventScope | at t
    terminateEndEvent e | interruptFlowScope
    `,
  ));

test('what waits or calls is a scope, what passes is none', () =>
  shows(
    `<startEvent id="s"/><receiveTask id="r" messageRef="go"/><receiveTask id="without"/>
     <serviceTask id="x" camunda:type="external" camunda:topic="t"/><serviceTask id="d" camunda:expression="\${1}"/>
     <businessRuleTask id="rule" camunda:decisionRef="d"/><sendTask id="send" camunda:class="c"/>
     <intermediateThrowEvent id="none"/><intermediateThrowEvent id="comp"><compensateEventDefinition/></intermediateThrowEvent>
     <endEvent id="message"><messageEventDefinition/></endEvent>`,
    `
    startEvent s
    receiveTask r*
    receiveTask without
    serviceTask x*
    serviceTask d
    businessRuleTask rule*
    sendTask send
    intermediateNoneThrowEvent none
    intermediateCompensationThrowEvent comp*
    endEvent message
    `,
  ));

test('a graph is closed to changes and knows its definition', async () => {
  const made = await graph(`<startEvent id="s"/><userTask id="u"/>${flow('s', 'u')}`);
  assert.is(made.definitionId, 'p:1:id');
  assert.is(made.initial?.id, 's');
  assert.ok(Object.isFrozen(made));
  const activity = made.activityById.get('u');
  assert.ok(Object.isFrozen(activity) && Object.isFrozen(activity?.incoming));
  assert.is(activity?.incoming[0], made.transitionById.get('s-u'));
  assert.ok(Object.isFrozen(made.transitionById.get('s-u')));
});

test('the default flow of a multi-instance activity is none: Camunda does not ask for it', async () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
  const made = await graph(
    `<startEvent id="s"/><userTask id="u" default="u-a"/><userTask id="m" default="m-a">${loop}</userTask><userTask id="a"/>
     ${flow('u', 'a')}${flow('m', 'a')}`,
  );
  assert.is(made.activityById.get('u')?.defaultFlow?.id, 'u-a');
  assert.is(made.activityById.get('m')?.defaultFlow, null);
  assert.is(made.activityById.get('m#multiInstanceBody')?.defaultFlow, null);
});

test.run();
