import type { EngineOptions } from '../../engine/index.ts';
import { type Deployed, deployed } from './deployed.ts';

/** Code of a model's author, at activity `t` in the subprocess `sub`, which has a local variable `inner`. */
export interface UserCode {
  /** The expression of a service task; its result is the variable `r`. */
  expression?: string;
  /** The source of a script task; its result is the variable `r`. */
  script?: string;
  /** A listener of a user task that `u1` and `g1` could take, as an expression or as a script. */
  listener?: string;
  scriptedListener?: string;
  event?: 'create' | 'assignment' | 'update' | 'complete';
  /** More listeners, as they stand in the model. */
  listeners?: string;
  assignee?: string;
  /** A service task in a command before that of `t`; its result is the variable `id`. */
  before?: string;
}

/** What became of it: the message of its failure, or all that it has left. */
export interface Left {
  failed?: string;
  /** `type value` of the variable `r`. */
  r?: string;
  /** `name type value scope`, without those that were there: `p` and `s` are the scopes process and subprocess. */
  variables?: string[];
  /** Names of variables that were taken away, in the order of the alphabet. */
  deleted?: string[];
  /** `type configuration message activity`, and `!` where it has ended. */
  incidents?: string[];
  /** `user-or-group type` of the task, and of its log `add user-or-group type`, without those of the model. */
  links?: string[];
  log?: string[];
  task?: string;
}

export interface UserCodeEngine extends Deployed {
  leaves(code: UserCode): Promise<Left>;
}

type Row = Record<string, string>;

export const userCodeEngine = async (options: EngineOptions = {}): Promise<UserCodeEngine> => {
  const here = await deployed([], { scriptTimeoutMs: 5_000, ...options });
  const list = async (path: string) => (await here.ask('GET', path)).body as Row[];
  const leftBy = async (id: string): Promise<Left> => {
    const variables = await list(`/variable-instance?processInstanceIdIn=${id}`);
    const history = await list(
      `/history/variable-instance?processInstanceId=${id}&includeDeleted=true`,
    );
    const incidents = await list(`/history/incident?processInstanceId=${id}`);
    const [task] = await list(`/history/task?processInstanceId=${id}&taskDefinitionKey=t`);
    const log = task ? await list(`/history/identity-link-log?taskId=${task.id}`) : [];
    const links = await here.ask('GET', `/task/${task?.id}/identity-links`);
    const result = variables.find(({ name }) => name === 'r');
    return {
      ...(result && { r: `${result.type} ${result.value}` }),
      variables: variables
        .map((row) => `${row.name} ${row.type} ${row.value} ${scopeOf(row, id)}`)
        .filter((text) => !/^(r|id) |^(a Integer 1|x String x) p$|^inner String in s$/.test(text))
        .sort(),
      deleted: history
        .flatMap(({ name = '', state }) => (state === 'DELETED' ? [name] : []))
        .sort(),
      incidents: incidents
        .map(
          (row) =>
            `${row.incidentType} ${row.configuration} ${row.incidentMessage} ${row.activityId}${row.open ? '' : '!'}`,
        )
        .sort(),
      links: Array.isArray(links.body) ? (links.body as Row[]).map(linkText).sort() : [],
      log: log
        .map((row) => `${row.operationType} ${linkText(row)}`)
        .filter((text) => !['add u1 candidate', 'add g1 candidate'].includes(text))
        .sort(),
      ...(task && { task: `${task.name} ${task.assignee} ${task.taskState}` }),
    };
  };
  return {
    ...here,
    async leaves(code) {
      await here.engine.run('createDeployment', {
        name: 'test',
        resources: [{ name: 'p.bpmn', bytes: Buffer.from(process(code)) }],
      });
      const started = await here.ask('POST', '/process-definition/key/p/start', {
        businessKey: 'key',
        variables: { a: { type: 'Integer', value: 1 }, x: { type: 'String', value: 'x' } },
      });
      const { id, message } = started.body as { id: string; message: string };
      if (started.status !== 200) return { failed: plain(message) };
      const action =
        ACTIONS[code.event ?? 'create'] ?? (code.before ? ACTIONS.complete : undefined);
      if (action) {
        const [task] = await list(`/task?processInstanceId=${id}`);
        const done = await here.ask('POST', `/task/${task?.id}/${action}`, { userId: 'bob' });
        if (done.status >= 300)
          return { failed: plain((done.body as { message: string }).message) };
      }
      return leftBy(id);
    },
  };
};

const ACTIONS: Partial<Record<string, string>> = { complete: 'complete', update: 'assignee' };

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const plain = (message: string): string =>
  message
    .replace(UUID, '#')
    .replace(/p:\d+:#/g, 'p')
    .replace(/^Cannot (instantiate process definition p|complete task #): /, '');

const scopeOf = (row: Row, id: string): string => {
  if (row.taskId) return 'task';
  return row.executionId === id ? 'p' : 's';
};

const linkText = (row: Row): string => `${row.userId ?? row.groupId} ${row.type}`;

const process = (code: UserCode): string => {
  const before = code.before
    ? `<serviceTask id="b" camunda:expression="${escaped(code.before)}" camunda:resultVariable="id"/><userTask id="w"/>${flow('start', 'b')}${flow('b', 'w')}${flow('w', 't')}`
    : flow('start', 't');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="p" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="s"/>${flow('s', 'sub')}
    <subProcess id="sub">
      <extensionElements><camunda:inputOutput><camunda:inputParameter name="inner">in</camunda:inputParameter></camunda:inputOutput></extensionElements>
      <startEvent id="start"/>${before}${activity(code)}<userTask id="then"/>${flow('t', 'then')}
    </subProcess>
  </process>
</definitions>`;
};

const activity = ({
  expression,
  script,
  listener,
  scriptedListener,
  event = 'create',
  ...more
}: UserCode) => {
  if (expression !== undefined)
    return `<serviceTask id="t" camunda:expression="${escaped(expression)}" camunda:resultVariable="r"/>`;
  if (script !== undefined)
    return `<scriptTask id="t" scriptFormat="javascript" camunda:resultVariable="r"><script>${escaped(script)}</script></scriptTask>`;
  const own =
    listener === undefined
      ? `<camunda:taskListener event="${event}"><camunda:script scriptFormat="javascript">${escaped(scriptedListener ?? '')}</camunda:script></camunda:taskListener>`
      : `<camunda:taskListener event="${event}" expression="${escaped(listener)}"/>`;
  const assignee = more.assignee ? ` camunda:assignee="${more.assignee}"` : '';
  return `<userTask id="t" name="T" camunda:candidateUsers="u1" camunda:candidateGroups="g1"${assignee}><extensionElements>${own}${more.listeners ?? ''}</extensionElements></userTask>`;
};

const flow = (from: string, to: string): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
