import { createMemoryStore, type DelegateScope, delayed } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

const test = suite('methods of execution and task in beans');

const process = model(
  'p',
  `<startEvent id="s"/>
  <serviceTask id="a" camunda:delegateExpression="\${delegate}"/>
  <userTask id="u"><extensionElements><camunda:taskListener event="create" delegateExpression="\${listener}"/></extensionElements></userTask>
  <userTask id="then"/>`,
  ['s-a', 'a-u', 'u-then'],
);

for (const late of [false, true])
  test(`what they do stays and is told, with rows ${late ? 'late' : 'at hand'}`, async () => {
    const told: unknown[] = [];
    const { ask, close } = await deployed([process], {
      ...(late && { store: delayed(createMemoryStore()) }),
      beans: {
        delegate: (execution: DelegateScope) => {
          execution.call('setVariable', 'n', 5, 'a');
          execution.call('setVariables', { x: 'x', y: 1 });
          execution.call('removeVariables', ['y']);
          const typed = execution.call('getVariableTyped', 'x') as DelegateScope;
          told.push((typed.get('type') as DelegateScope).get('name'), typed.get('value'));
          told.push(execution.call('getVariableScopeKey'));
          const incident = execution.call('createIncident', 'mine', 'c') as DelegateScope;
          told.push(incident.get('id'), incident.call('getConfiguration'));
        },
        listener: (task: DelegateScope) => {
          task.call('addCandidateUsers', ['ann', 'bob']);
          task.call('addGroupIdentityLink', 'staff', 'reader');
          told.push((task.call('getCandidates') as unknown[]).length);
          task.call('complete');
        },
      },
    });
    const list = async (path: string) => (await ask('GET', path)).body as Record<string, string>[];
    const started = await ask('POST', '/process-definition/key/p/start', {});
    assert.is(started.status, 200, JSON.stringify(started.body));
    const [incident] = await list('/incident');
    assert.equal(told, ['string', 'x', 'execution', incident?.id, 'c', 2]);
    assert.equal(
      (await list('/variable-instance?sortBy=variableName&sortOrder=asc')).map(({ name }) => name),
      ['n', 'x'],
    );
    const [task] = await list('/task');
    assert.is(task?.taskDefinitionKey, 'then');
    const log = await list('/history/identity-link-log?sortBy=userId&sortOrder=asc');
    assert.equal(log.map((row) => `${row.userId ?? row.groupId} ${row.type}`).sort(), [
      'ann candidate',
      'bob candidate',
      'staff reader',
    ]);
    await close();
  });

test.run();
