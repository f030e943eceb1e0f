import { createApp } from '../../../api/app.ts';
import { createEngine } from '../../../engine/index.ts';
import { createMemoryStore } from '../../../engine/store/memory/memory-store.ts';
import type { Change } from '../../../engine/store/store.ts';
import { assert, suite } from '../../harness.ts';
import type { SomeRows } from '../../query/rows.ts';

const test = suite('reading over REST');

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <process id="order" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"><outgoing>f</outgoing></startEvent>
    <sequenceFlow id="f" sourceRef="start" targetRef="work"/>
    <userTask id="work" camunda:formKey="embedded:x.html"/>
  </process>
</definitions>`;

const nothing = {
  revision: 1,
  tenantId: null,
  processInstanceId: null,
  taskId: null,
  deploymentId: null,
  dueDate: null,
  followUpDate: null,
  lastUpdated: null,
};

const instance = {
  processInstanceId: 'p',
  rootProcessInstanceId: 'p',
  processDefinitionId: 'order:1:d',
};

const rows: SomeRows = {
  deployment: [{ id: 'dep', name: 'first', source: null, deploymentTime: 0 }],
  resource: [
    {
      id: 'res',
      name: 'folder/order.bpmn',
      deploymentId: 'dep',
      content: Buffer.from(model).toString('base64'),
    },
  ],
  processDefinition: [
    {
      id: 'order:1:d',
      key: 'order',
      name: 'Order',
      category: 't',
      version: 1,
      versionTag: null,
      deploymentId: 'dep',
      resourceName: 'folder/order.bpmn',
      diagramResourceName: null,
      isStartable: true,
      suspensionState: 1,
      historyTimeToLive: 1,
    },
  ],
  execution: [
    {
      id: 'p',
      ...instance,
      businessKey: 'bk',
      parentId: null,
      caseInstanceId: null,
      suspensionState: 2,
      isActive: true,
      activityId: 'work',
      activityInstanceId: 'work:1',
      isScope: true,
    },
  ],
  task: [
    {
      id: 't',
      ...instance,
      executionId: 'p',
      name: null,
      assignee: 'ann',
      owner: null,
      taskDefinitionKey: 'work',
      createTime: 0,
      priority: 50,
      suspensionState: 1,
    },
  ],
  variable: [
    {
      id: 'v',
      ...instance,
      executionId: 'p',
      name: 'pic',
      type: 'file',
      textValue: 'a.txt',
      textValue2: 'text/plain#utf-8',
      bytes: Buffer.from('hi').toString('base64'),
      isConcurrentLocal: false,
    },
    {
      id: 'w',
      ...instance,
      executionId: 'p',
      name: 'n',
      type: 'integer',
      longValue: 1,
      textValue: '1',
      isConcurrentLocal: false,
    },
  ],
  job: [
    {
      id: 'j',
      ...instance,
      exceptionStackTrace: 'at x',
      retries: 1,
      createTime: 0,
      dueDate: null,
      suspensionState: 1,
    },
  ],
  historicProcessInstance: [
    {
      id: 'p',
      ...instance,
      startTime: 0,
      endTime: 5,
      duration: 5,
      removalTime: 86_400_005,
      state: 'COMPLETED',
    },
  ],
  historicActivityInstance: [
    {
      id: 'work:1',
      ...instance,
      activityId: 'work',
      startTime: 0,
      endTime: 5,
      activityInstanceState: 2,
    },
  ],
  historicTask: [{ id: 't', ...instance }],
  identityLink: [{ id: 'l', taskId: 't', type: 'candidate', userId: null, groupId: 'sales' }],
  comment: [
    {
      id: 'c',
      taskId: 't',
      type: 'comment',
      time: 0,
      message: 'hello',
      rootProcessInstanceId: 'p',
    },
  ],
};

const open = async () => {
  const store = createMemoryStore();
  await store.commit(
    Object.entries(rows).flatMap(([table, list]) =>
      list.map(
        (row) => ({ kind: 'insert', table, row: { ...nothing, ...row } }) as unknown as Change,
      ),
    ),
  );
  const app = createApp(createEngine({ store }));
  return (path: string, init?: RequestInit) =>
    Promise.resolve(app.request(`/engine-rest${path}`, init));
};

const read = async (path: string) => {
  const ask = await open();
  return (await (await ask(path)).json()) as Record<string, unknown> & Record<string, unknown>[];
};

test('a definition is read by id, by key, and with its XML', async () => {
  const ask = await open();
  for (const path of ['order:1:d', 'key/order']) {
    const body = (await (await ask(`/process-definition/${path}`)).json()) as {
      id: string;
      resource: string;
    };
    assert.equal([body.id, body.resource], ['order:1:d', 'folder/order.bpmn']);
  }
  const xml = (await (await ask('/process-definition/key/order/xml')).json()) as {
    bpmn20Xml: string;
  };
  assert.is(xml.bpmn20Xml, model);
  assert.is((await ask('/process-definition/key/order/diagram')).status, 204);
});

test('a resource of a deployment is served under the name of its file', async () => {
  const ask = await open();
  const response = await ask('/deployment/dep/resources/res/data');
  assert.is(await response.text(), model);
  assert.is(response.headers.get('content-type'), 'application/xml');
  assert.is(
    response.headers.get('content-disposition'),
    `attachment; filename="order.bpmn"; filename*=UTF-8''order.bpmn`,
  );
});

test('a running instance shows the key of its definition', async () => {
  const [first] = await read('/process-instance');
  assert.equal(
    [first?.id, first?.definitionKey, first?.suspended, first?.ended],
    ['p', 'order', true, false],
  );
});

test('a task shows its form key, and whether it has comments if that is asked', async () => {
  const ask = await open();
  const [plain] = await read('/task');
  assert.equal([plain?.formKey, plain?.comment], ['embedded:x.html', undefined]);
  const [marked] = await read('/task?withCommentAttachmentInfo=true');
  assert.equal([marked?.comment, marked?.attachment], [true, false]);
  const response = await ask('/task', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"withCommentAttachmentInfo":true}',
  });
  assert.equal(((await response.json()) as { comment: boolean }[])[0]?.comment, true);
  assert.is((await read('/task/t/comment'))[0]?.message, 'hello');
});

test('the links of a task are its candidates and its assignee, who is kept apart', async () => {
  const links = await read('/task/t/identity-links');
  assert.equal(links, [
    { userId: null, groupId: 'sales', type: 'candidate' },
    { userId: 'ann', groupId: null, type: 'assignee' },
  ]);
  assert.is((await read('/task/t/identity-links?type=assignee')).length, 1);
});

test('a file comes with its name and media type, other variables have no data', async () => {
  const ask = await open();
  const file = await ask('/variable-instance/v/data');
  assert.is(await file.text(), 'hi');
  assert.is(file.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.is((await ask('/variable-instance/w/data')).status, 400);
  assert.is((await read('/variable-instance/w')).activityInstanceId, 'p');
});

test('history shows when it may go, with every row', async () => {
  const [activity] = await read('/history/activity-instance');
  const instance = await read('/history/process-instance/p');
  assert.ok(typeof instance.removalTime === 'string');
  assert.is(activity?.removalTime, instance.removalTime);
  assert.equal([activity?.canceled, activity?.completeScope], [true, false]);
  assert.equal([instance.processDefinitionName, instance.processDefinitionVersion], ['Order', 1]);
});

test('a stack trace is plain text and nothing else', async () => {
  const ask = await open();
  const response = await ask('/job/j/stacktrace');
  assert.equal(
    [await response.text(), response.headers.get('content-type')],
    ['at x', 'text/plain'],
  );
  assert.is(
    (await ask('/job/j/stacktrace', { headers: { accept: 'application/json' } })).status,
    406,
  );
});

test('activities are counted in the definition and in its history', async () => {
  assert.equal(
    (await read('/process-definition/order:1:d/statistics')).map(({ id, instances }) => [
      id,
      instances,
    ]),
    [['work', 1]],
  );
  const [counts] = await read('/history/process-definition/order:1:d/statistics?canceled=true');
  assert.equal([counts?.id, counts?.canceled, counts?.instances], ['work', 1, 0]);
});

test.run();
