import { BpmnError, createMemoryStore, type DelegateScope, delayed } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

const test = suite('delegates of the embedding host');

type Row = Record<string, unknown>;

const delegates = model(
  'delegates',
  `<startEvent id="s"/>
  <serviceTask id="a" camunda:class="com.example.Book"/>
  <boundaryEvent id="caught" attachedToRef="a"><errorEventDefinition/></boundaryEvent>
  <serviceTask id="b" camunda:delegateExpression="\${later}"/>
  <userTask id="u"><extensionElements><camunda:taskListener event="create" delegateExpression="\${listener}"/></extensionElements></userTask>
  <userTask id="failed"/>`,
  ['s-a', 'a-b', 'b-u', 'caught-failed'],
);

for (const late of [false, true])
  test(`delegates are called once and their changes stay, with rows ${late ? 'late' : 'at hand'}`, async () => {
    const calls: string[] = [];
    class Book {
      execute(execution: DelegateScope): void {
        calls.push(`book ${execution.get('currentActivityId')} ${execution.getVariable('n')}`);
        if (execution.getVariable('n') === 0) throw new BpmnError('none');
        execution.setVariable('booked', { by: ['a', 1] });
        execution.setVariable('n', Number(execution.getVariable('n')) + 1);
        execution.call('setProcessBusinessKey', 'key');
      }
    }
    const { ask, close } = await deployed([delegates], {
      ...(late && { store: delayed(createMemoryStore()) }),
      beans: {
        'com.example.Book': new Book(),
        later: async (execution: DelegateScope) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          calls.push(`later ${execution.getVariable('n')}`);
          execution.setVariable('later', true);
        },
        listener: {
          notify: (task: DelegateScope) => {
            calls.push(`listener ${task.get('eventName')}`);
            task.call('setAssignee', 'mary');
            task.call('addCandidateGroup', 'staff');
          },
        },
      },
    });
    const start = async (n: number) =>
      (
        await ask('POST', '/process-definition/key/delegates/start', {
          variables: { n: { value: n } },
        })
      ).body as Row;
    const started = await start(1);
    const { id } = started;
    assert.is(started.message, undefined);
    assert.equal(calls, ['book a 1', 'later 2', 'listener create']);
    const [task] = (await ask('GET', `/task?processInstanceId=${id}`)).body as Row[];
    assert.is(task?.assignee, 'mary');
    const values = (await ask('GET', `/process-instance/${id}/variables`)).body as Record<
      string,
      Row
    >;
    assert.equal(
      Object.entries(values).map(([name, { value }]) => [name, value]),
      [
        ['n', 2],
        ['booked', { by: ['a', 1] }],
        ['later', true],
      ],
    );
    const instance = (await ask('GET', `/history/process-instance/${id}`)).body as Row;
    assert.is(instance.businessKey, 'key');

    const { id: failed } = await start(0);
    const [other] = (await ask('GET', `/task?processInstanceId=${failed}`)).body as Row[];
    assert.is(other?.taskDefinitionKey, 'failed');
    await close();
  });

test.run();
