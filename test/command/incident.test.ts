import { deployed, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only } from './told.ts';

/** Incidents raised, annotated and resolved by hand. */
const test = suite('commands on incidents');

const raised = async (configuration: string | null) => {
  const here = await deployed([twoTasks]);
  const { row } = await here.engine.createProcessInstanceByKey('twoTasks').execute();
  const given = { executionId: row.id, incidentType: 'lost', configuration, message: 'words' };
  const { id } = await here.engine.run('createIncident', given);
  return { ...here, id };
};

test('an incident is annotated and resolved, and history follows', async () => {
  const { engine, id } = await raised('drawer');
  await engine.run('annotateIncident', { incidentId: id, annotation: 'looking' });
  await engine.run('resolveIncident', { incidentId: id });
  assert.is(await engine.count({ table: 'incident', where: [] }), 0);
  const historic = await only(engine, 'historicIncident');
  assert.equal([historic.annotation, historic.incidentState], ['looking', 1]);
});

test('one without a configuration is found by nothing, as in Camunda, and stays', async () => {
  const { engine, id } = await raised(null);
  await engine.run('resolveIncident', { incidentId: id });
  assert.is((await only(engine, 'incident')).id, id);
});

test.run();
