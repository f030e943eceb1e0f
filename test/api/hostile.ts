import { createApp } from '../../api/app.ts';
import { createEngine } from '../../engine/index.ts';
import { assert } from '../harness.ts';

// A server that hostile tests ask, and how to see that it refuses and keeps nothing.

const app = createApp(createEngine(), { limits: { jsonBytes: 2 ** 22, multipartBytes: 2 ** 22 } });

export const model = (inner: string) =>
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"' +
  ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn">' +
  `<process id="p" isExecutable="true" camunda:historyTimeToLive="1">${inner}</process></definitions>`;
export const plain = model(
  '<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><userTask id="a"/>',
);

export interface Answer {
  status: number;
  type: string | undefined;
  text: string;
}

export const ask = async (
  method: string,
  path: string,
  body?: string,
  type = 'application/json',
) => {
  const init =
    body === undefined ? { method } : { method, body, headers: { 'content-type': type } };
  const response = await app.request(`http://localhost/engine-rest${path}`, init);
  const text = await response.text();
  const json = text.startsWith('{') ? (JSON.parse(text) as { type?: string }) : {};
  return { status: response.status, type: json.type, text } satisfies Answer;
};

export const post = (path: string, body: unknown) =>
  ask('POST', path, typeof body === 'string' ? body : JSON.stringify(body));
export const upload = (body: string, boundary = 'B') =>
  ask('POST', '/deployment/create', body, `multipart/form-data; boundary=${boundary}`);
export const part = (fileName: string, content: string) =>
  `--B\r\nContent-Disposition: form-data; name="f"; filename="${fileName}"\r\n\r\n${content}\r\n`;
export const deploy = (xml: string) => upload(`${part('x.bpmn', xml)}--B--\r\n`);

const counts = async () =>
  Promise.all(
    ['process-instance', 'deployment', 'variable-instance', 'history/process-instance'].map(
      async (resource) => (await ask('GET', `/${resource}/count`)).text,
    ),
  );

/** Asserts that each request is refused in Camunda's shape and leaves nothing behind. */
export const refused = async (attempts: [string, () => Promise<Answer>, number, string][]) => {
  const before = await counts();
  for (const [what, attempt, status, type] of attempts) {
    const answer = await attempt();
    assert.equal([answer.status, answer.type], [status, type], what);
  }
  assert.equal(await counts(), before);
};

export const start = '/process-definition/key/p/start';
