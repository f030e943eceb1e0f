import { createApp } from '../../api/app.ts';
import { createEngine, type Engine, type EngineOptions } from '../../engine/index.ts';

/** An engine with its API, in memory, with some models deployed. */
export interface Deployed {
  engine: Engine;
  /** One call of the API: the status and the body, parsed. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export const deployed = async (
  models: readonly string[],
  options: EngineOptions = {},
): Promise<Deployed> => {
  const engine = createEngine(options);
  const app = createApp(engine);
  if (models.length > 0)
    await engine.run('createDeployment', {
      name: 'test',
      resources: models.map((text, index) => ({ name: `${index}.bpmn`, bytes: Buffer.from(text) })),
    });
  return {
    engine,
    async ask(method, path, body) {
      const response = await app.request(`http://localhost/engine-rest${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    close: () => engine.close(),
  };
};

/** A process in a few words: elements by their XML, flows as `from-to`. */
export const model = (key: string, elements: string, flows: readonly string[]): string => {
  const sequenceFlows = flows.map((id) => {
    const [source, target] = id.split('-');
    return `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="${key}" isExecutable="true" camunda:historyTimeToLive="P30D">${elements}${sequenceFlows.join('')}</process>
</definitions>`;
};

/** start → first → second → end */
export const twoTasks = model(
  'twoTasks',
  '<startEvent id="start"/><userTask id="first"/><userTask id="second"/><endEvent id="end"/>',
  ['start-first', 'first-second', 'second-end'],
);
