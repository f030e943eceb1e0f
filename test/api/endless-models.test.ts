import { assert, suite } from '../harness.ts';
import { ask, deploy, model, plain, post, refused, start } from './hostile.ts';

/** Models that come to no wait state are ended by a limit of steps. */
const test = suite('endless models');

const flow = (from: string, to: string) =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const loop = (gateway: string, ...more: string[]) =>
  model(
    `<startEvent id="s"/>${flow('s', 'a')}<exclusiveGateway id="a"/>${flow('a', 'b')}` +
      `<${gateway} id="b"/>${flow('b', 'a')}${more.join('')}`,
  );
const endless: [string, string][] = [
  ['gateways in a circle', loop('exclusiveGateway')],
  [
    'a circle in which tokens multiply',
    loop('parallelGateway', '<sequenceFlow id="again" sourceRef="b" targetRef="a"/>'),
  ],
  [
    'a process that calls itself',
    model(`<startEvent id="s"/>${flow('s', 'c')}<callActivity id="c" calledElement="p"/>`),
  ],
  [
    'two thousand million instances',
    plain.replace(
      '<userTask id="a"/>',
      '<userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>2147483647' +
        '</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
    ),
  ],
];

for (const [what, xml] of endless) {
  test(`${what}: the start is refused, and others are answered meanwhile`, async () => {
    assert.is((await deploy(xml)).status, 200);
    let answered = false;
    await refused([
      [
        what,
        async () => {
          const started = post(start, {});
          started.finally(() => {
            answered = true;
          });
          assert.is((await ask('GET', '/version')).status, 200);
          assert.not(answered);
          return started;
        },
        500,
        'RestException',
      ],
    ]);
  });
}

test('a job that leads to gateways in a circle fails like others, and its instance stays', async () => {
  const xml = loop('exclusiveGateway').replace(
    flow('s', 'a'),
    `${flow('s', 'w')}<task id="w" camunda:asyncBefore="true"/>${flow('w', 'a')}`,
  );
  assert.is((await deploy(xml)).status, 200);
  assert.is((await post(start, {})).status, 200);
  const jobs = async () =>
    JSON.parse((await ask('GET', '/job?processDefinitionKey=p')).text) as {
      id: string;
      retries: number;
    }[];
  const [job] = await jobs();
  const { status, text } = await post(`/job/${job?.id}/execute`, {});
  // Camunda answers every failure of a job so.
  assert.is(status, 404);
  assert.match(text, 'no wait state within');
  assert.equal(
    (await jobs()).map(({ retries }) => retries),
    [2],
  );
});

test.run();
