import { assert, suite } from '../harness.ts';
import { type Deployed, deployed, twoTasks } from './deployed.ts';

/** What the documentation page of the restart promises to refuse, word by word, and that nothing is left of it. */
const test = suite('the refusals of a restart');

let here: Deployed;
let definitionId: string;
let canceled: string;

test.before(async () => {
  here = await deployed([twoTasks]);
  const { row } = await here.engine.createProcessInstanceByKey('twoTasks').execute();
  definitionId = row.processDefinitionId;
  canceled = row.id;
  await here.engine.run('deleteProcessInstance', { processInstanceId: canceled });
});
test.after(() => here.close());

const good = { type: 'startBeforeActivity', activityId: 'second' };

const refusal = async (body: unknown, id = definitionId): Promise<string> => {
  const answer = await here.ask('POST', `/process-definition/${id}/restart`, body);
  const { type, message } = answer.body as { type: string; message: string };
  assert.is(await here.engine.count({ table: 'historicProcessInstance', where: [] }), 1);
  assert.is(await here.engine.count({ table: 'execution', where: [] }), 0);
  return `${answer.status} ${type}: ${message}`;
};

const table: [sentence: string, body: () => unknown, expected: string][] = [
  [
    'instructions are missing',
    () => ({ processInstanceIds: [canceled] }),
    'Restart instructions cannot be empty: instructions is null',
  ],
  [
    'instructions are null',
    () => ({ processInstanceIds: [canceled], instructions: null }),
    'Restart instructions cannot be empty: instructions is null',
  ],
  [
    'one of the instructions is null',
    () => ({ processInstanceIds: [canceled], instructions: [good, null] }),
    'Restart instructions cannot be empty: instructions contains null value',
  ],
  [
    'there are no instructions',
    () => ({ processInstanceIds: [canceled], instructions: [] }),
    'Restart instructions cannot be empty: instructions is empty',
  ],
  [
    'neither ids nor a query are given',
    () => ({ instructions: [good] }),
    'processInstanceIds is empty',
  ],
  [
    'the query finds nothing',
    () => ({ instructions: [good], historicProcessInstanceQuery: { processInstanceId: 'x' } }),
    'processInstanceIds is empty',
  ],
  [
    'one of the ids is null',
    () => ({ processInstanceIds: [canceled, null], instructions: [good] }),
    'Process instance ids cannot be null: Process instance ids contains null value',
  ],
  [
    'startBeforeActivity has no activity',
    () => ({ processInstanceIds: [canceled], instructions: [{ type: 'startBeforeActivity' }] }),
    "For instruction type 'startBeforeActivity': 'activityId' must be set",
  ],
  [
    'startAfterActivity has no activity',
    () => ({ processInstanceIds: [canceled], instructions: [{ type: 'startAfterActivity' }] }),
    "For instruction type 'startAfterActivity': 'activityId' must be set",
  ],
  [
    'startTransition has no transition',
    () => ({ processInstanceIds: [canceled], instructions: [{ type: 'startTransition' }] }),
    "For instruction type 'startTransition': 'transitionId' must be set",
  ],
  [
    'no instance has the id',
    () => ({ processInstanceIds: [canceled, 'nobody'], instructions: [good] }),
    'Historic process instance cannot be found: historicProcessInstanceId is null',
  ],
];

for (const [sentence, body, expected] of table) {
  test(`a restart is refused where ${sentence}`, async () => {
    assert.is(await refusal(body()), `400 InvalidRequestException: ${expected}`);
  });
}

test('a restart is refused where no definition has the id', async () => {
  assert.is(
    await refusal({ processInstanceIds: [canceled], instructions: [good] }, 'unknown'),
    "400 InvalidRequestException: no deployed process definition found with id 'unknown': processDefinition is null",
  );
});

test('nothing is left of a restart whose second target does not exist', async () => {
  const instructions = [good, { type: 'startBeforeActivity', activityId: 'nowhere' }];
  assert.is(
    await refusal({ processInstanceIds: [canceled], instructions }),
    `400 InvalidRequestException: Cannot perform instruction: Start before activity 'nowhere'; Element 'nowhere' does not exist in process '${definitionId}': element is null`,
  );
});

test.run();
