import { bindDefinition, parseProcesses } from '../../engine/model/parse.ts';
import type { Activity, ProcessGraph } from '../../engine/model/process-graph.ts';

/** A document of one executable process, `p`: what is in it, and what stands beside it. */
export const model = (inside: string, beside = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">${beside}<process id="p" isExecutable="true">${inside}</process></definitions>`;

export const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);

export const parse = async (
  xml: string | Uint8Array,
  files: Readonly<Record<string, string>> = {},
) =>
  parseProcesses({
    resourceName: 'p.bpmn',
    content: typeof xml === 'string' ? bytes(xml) : xml,
    resources: (name) => (files[name] === undefined ? undefined : bytes(files[name])),
  });

/** The graph of the one process in a document. */
export const graphOf = async (
  xml: string,
  files: Readonly<Record<string, string>> = {},
): Promise<ProcessGraph> => {
  const [parsed] = await parse(xml, files);
  if (!parsed) throw new Error('there is no executable process');
  return bindDefinition(parsed, 'p:1:id');
};

/** The graph of a process whose inside is given. */
export const graph = (inside: string, beside = ''): Promise<ProcessGraph> =>
  graphOf(model(inside, beside));

/** The activity `a` of a process, which has a start event beside it. */
export const activity = async (inside: string, beside = ''): Promise<Activity> => {
  const found = (await graph(`<startEvent id="s"/>${inside}`, beside)).activityById.get('a');
  if (!found) throw new Error('there is no activity a');
  return found;
};

export const extension = (inside: string): string =>
  `<extensionElements>${inside}</extensionElements>`;

/** Expressions as they are written. */
export const texts = (list: readonly { text: string }[] | undefined) =>
  list?.map((one) => one.text);

/** Why something is refused. */
export const messageOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
};
