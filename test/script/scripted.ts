import type { EngineOptions } from '../../engine/index.ts';
import { type Deployed, deployed, model } from '../engine/deployed.ts';

export type Typed = { type: string; value: unknown };

/** What became of an instance whose one script task ran: its variables, or the message of the failure. */
export type Outcome = Record<string, Typed> | string;

export interface Scripted extends Deployed {
  /** Runs a script task on variables; its result is the variable `result`. */
  run(
    source: string,
    variables?: Record<string, Typed>,
    format?: string,
    /** What the process asks for. */
    permissions?: string | null,
  ): Promise<Outcome>;
}

/** An engine that runs scripts, by default with a long time limit: the machine may be busy. */
export const scripted = async (options: EngineOptions = {}): Promise<Scripted> => {
  const here = await deployed([], { scriptTimeoutMs: 5_000, ...options });
  return {
    ...here,
    async run(source, variables = {}, format = 'javascript', permissions = null) {
      const task = `<scriptTask id="t" name="The task" scriptFormat="${format}" camunda:resultVariable="result"><script>${escaped(source)}</script></scriptTask>`;
      const bpmn = model(
        'p',
        `${asking(permissions)}<startEvent id="start"/>${task}<boundaryEvent id="caught" attachedToRef="t"><errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="message"/></boundaryEvent><userTask id="wait"/><userTask id="handle"/>`,
        ['start-t', 't-wait', 'caught-handle'],
      );
      const { definitions } = await here.engine.run('createDeployment', {
        name: 'test',
        resources: [{ name: 'p.bpmn', bytes: Buffer.from(bpmn) }],
      });
      // By its id: another script may be deployed at the same time.
      const started = await here.ask('POST', `/process-definition/${definitions?.[0]?.id}/start`, {
        businessKey: 'key',
        variables,
      });
      const body = started.body as { id: string; message: string };
      if (started.status !== 200) return body.message.replace(/p:\d+:[0-9a-f-]+/g, 'p');
      const read = await here.ask('GET', `/process-instance/${body.id}/variables`);
      return read.body as Record<string, Typed>;
    },
  };
};

const asking = (permissions: string | null): string =>
  permissions === null
    ? ''
    : `<extensionElements><camunda:properties><camunda:property name="permissions" value="${permissions}"/></camunda:properties></extensionElements>`;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\]\]>/g, ']]&gt;');

export const integer = (value: number): Typed => ({ type: 'Integer', value });
export const text = (value: string): Typed => ({ type: 'String', value });
