import { createEngine } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { bytes, model } from './xml.ts';

const test = suite('odd processes, deployed');

const deploy = (engine: ReturnType<typeof createEngine>, xml: string) =>
  engine.run('createDeployment', { resources: [{ name: 'a.bpmn', bytes: bytes(xml) }] });

test('what does not say that it is executable need not be right, then or later', async () => {
  const engine = createEngine();
  const wrong = '<process id="q"><startEvent id="t"><timerEventDefinition/></startEvent></process>';
  const { deployment } = await deploy(engine, model('<startEvent id="s"/>', wrong));
  const { row } = await engine.createProcessInstanceByKey('p').execute();
  assert.match(row.processDefinitionId, /^p:1:/);
  await engine.run('deleteDeployment', { deploymentId: deployment.id, cascade: true });
  assert.equal(await engine.list({ table: 'processDefinition', where: [] }), []);
});

test('a process without an id is not stored, nor is its timer', async () => {
  const without = (inside: string) => model(inside).replace('id="p" ', '');
  const timer =
    '<startEvent id="s"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>';
  const engine = createEngine();
  await assert.rejects(deploy(engine, without('<startEvent id="s"/>')), /persistence layer/);
  await assert.rejects(deploy(engine, without(timer)), /"canonicalString" is null/);
});

test('variables of a call that code is to map do not go their way without it', async () => {
  const engine = createEngine();
  const call = (attribute: string) =>
    model(
      `<startEvent id="s"/><callActivity id="c" calledElement="p" ${attribute}/><sequenceFlow id="f" sourceRef="s" targetRef="c"/>`,
    );
  const start = () => engine.createProcessInstanceByKey('p').execute();
  await deploy(engine, call('camunda:variableMappingClass="a.B"'));
  await assert.rejects(start(), /instantiating class 'a.B'/);
  await deploy(engine, call('camunda:variableMappingDelegateExpression="${m}"'));
  await assert.rejects(start(), /Cannot resolve identifier 'm'/);
});

test('a transaction without a start event fails where it is started', async () => {
  const engine = createEngine();
  const flow = '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>';
  await deploy(engine, model(`<startEvent id="s"/><transaction id="t"/>${flow}`));
  await assert.rejects(
    engine.createProcessInstanceByKey('p').execute(),
    /No initial activity found for subprocess t/,
  );
});

test.run();
