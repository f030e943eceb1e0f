import {
  ask,
  before,
  camunda,
  cancel,
  deploy,
  deployFiles,
  refused,
  remove,
  restart,
  send,
  start,
  variables,
} from '../fixtures/told.ts';

const post = (body: string, headers = {}): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', ...headers },
});

/** An answer's status and, where it is one, its failure. */
const told = async (response: Response): Promise<string> => {
  const text = await response.text();
  if (response.ok) return String(response.status);
  return `${response.status} ${(JSON.parse(text) as { type: string }).type}`;
};

const withPage = async <A>(use: () => Promise<A>): Promise<A> => {
  const deployment = await deploy('a-process.bpmn');
  try {
    return await use();
  } finally {
    await remove(deployment);
  }
};

const restartOf = (body: object): Promise<string> =>
  withPage(() => refused('POST', '/process-definition/key/aProcess/restart', body));

/** A process of one service task, which evaluates an expression. */
export const expressionProcess = (expression: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="expression" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start" /><sequenceFlow id="flow" sourceRef="start" targetRef="task" />
    <serviceTask id="task" camunda:expression="${expression}" />
  </process>
</definitions>`;

/** What a start of what stands beside the start event is answered; it may keep Camunda busy for ever. */
const started = async (beside: string): Promise<string> => {
  const deployment = await deployFiles({ 'model.bpmn': flatProcess('', '', beside) });
  const signal = AbortSignal.timeout(30_000);
  try {
    return await told(await send('/process-definition/key/flat/start', { ...post('{}'), signal }));
  } catch (error) {
    if (signal.aborted) return 'no answer';
    throw error;
  } finally {
    if (!signal.aborted) await remove(deployment);
  }
};

/** What a deployment of one model is answered; it is deleted again. */
export const deployment = async (model: string): Promise<string> => {
  const form = new FormData();
  form.append('model.bpmn', new Blob([model]), 'model.bpmn');
  const answer = await send('/deployment/create', { method: 'POST', body: form });
  if (answer.ok) await remove(await (answer.clone().json() as ReturnType<typeof deploy>));
  return told(answer);
};

/** A process with further attributes, of a start event, what is in that and what is beside it. */
const flatProcess = (attributes: string, event = '', beside = ''): string => `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="flat" isExecutable="true" camunda:historyTimeToLive="P30D" ${attributes}>
    <startEvent id="s">${event}</startEvent>${beside}
  </process>
</definitions>`;

const timer = (kind: string, value: string): string =>
  `<timerEventDefinition><${kind}>${value}</${kind}></timerEventDefinition>`;

const nestedProcess = (depth: number): string => {
  const levels = Array.from({ length: depth }, (_, level) => level);
  const opening = levels.map(
    (level) =>
      `<startEvent id="s${level}" /><sequenceFlow id="f${level}" sourceRef="s${level}" ` +
      `targetRef="p${level}" /><subProcess id="p${level}">`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="deep" isExecutable="true" camunda:historyTimeToLive="P30D">${opening.join('')}
    <startEvent id="s" />${'</subProcess>'.repeat(depth)}
  </process>
</definitions>`;
};

/** Where answers differ, as known-differences.mjs says it → how to see what the engine does. */
export const differences: Readonly<Record<string, () => Promise<string>>> = {
  'Restart without `instructions`, or with `null` for them': async () => {
    const missing = await restartOf({ processInstanceIds: ['any'] });
    const nothing = await restartOf({ instructions: null, processInstanceIds: ['any'] });
    return missing === nothing ? missing : `${missing}, ${nothing}`;
  },

  'Restart with a `null` among the instructions': () =>
    restartOf({ instructions: [null], processInstanceIds: ['any'] }),

  'Restart of an instance with the variable `a` and one with `b`, together': () =>
    withPage(async () => {
      const old = [await start('aProcess', { a: 1 }), await start('aProcess', { b: 2 })];
      for (const id of old) await cancel(id);
      await restart('aProcess', '', [before('aUserTask')], { processInstanceIds: old });
      const running = await ask<{ id: string }[]>(
        'GET',
        '/process-instance?processDefinitionKey=aProcess',
      );
      const names = await Promise.all(
        running.map(async ({ id }) =>
          Object.keys(await variables(id))
            .sort()
            .join(' and '),
        ),
      );
      return names
        .sort()
        .map((text) => text.replace(/\w$|\w(?= and)/g, '`$&`'))
        .join('; ');
    }),

  '`GET /task` as `application/hal+json`': async () => {
    const answer = await send('/task', { headers: { accept: 'application/hal+json' } });
    await answer.text();
    return `${answer.status}, ${answer.headers.get('content-type')}`;
  },

  'A change asked for by a web page of another site': async () =>
    told(await send('/process-instance', post('{}', { origin: 'https://elsewhere.example' }))),

  'A JSON body of 11 MB (see `--max-body`)': async () =>
    told(
      await send(
        '/process-instance/count',
        post(JSON.stringify({ businessKey: 'x'.repeat(11 * 2 ** 20) })),
      ),
    ),

  'A regular expression with a look-around or a back reference': async () => {
    const seen = new Set<string>();
    for (const pattern of ['(a)\\\\1', 'a(?=a)a']) {
      const expression = `\${'aa'.matches('${pattern}')}`;
      const deployment = await deployFiles({ 'expression.bpmn': expressionProcess(expression) });
      seen.add(await told(await send('/process-definition/key/expression/start', post('{}'))));
      await remove(deployment);
    }
    return [...seen].join(', ');
  },

  'A model whose elements are nested more than 500 deep': () => deployment(nestedProcess(500)),

  'A parallel multi-instance activity of 15,001 instances': () =>
    started(
      `<sequenceFlow id="f" sourceRef="s" targetRef="m" /><userTask id="m"><multiInstanceLoopCharacteristics>
        <loopCardinality>15001</loopCardinality></multiInstanceLoopCharacteristics></userTask>`,
    ),

  'A process that goes in a circle and never waits': () =>
    started(
      `<sequenceFlow id="f" sourceRef="s" targetRef="g" /><exclusiveGateway id="g" />
       <sequenceFlow id="back" sourceRef="g" targetRef="g" />`,
    ),

  'A process whose name has more than 255 characters': () =>
    deployment(flatProcess(`name="${'n'.repeat(256)}"`)),

  'A version tag of more than 64 characters': () =>
    deployment(flatProcess(`camunda:versionTag="${'v'.repeat(65)}"`)),

  'A start timer that is due after the year 275760': () =>
    deployment(flatProcess('', timer('timeDate', '300000'))),

  'A cron expression with an offset from the last day: `0 0 12 L-3 * ?`': () =>
    deployment(flatProcess('', timer('timeCycle', '0 0 12 L-3 * ?'))),

  "A colon at the beginning of an attribute's name": () => deployment(flatProcess(':name="n"')),
};

/** Which of the two engines is asked. */
export const asked = camunda === undefined ? 'here' : 'camunda';
