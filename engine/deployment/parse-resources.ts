import type { CommandContext } from '../execution/context.ts';
import type { Work } from '../execution/work.ts';
import { deploymentFailure, type Failure } from '../failure.ts';
import { inHashOrder } from '../model/hash-order.ts';
import type { ParsedProcess, ParseOptions } from '../model/parse.ts';
import type { Contents } from './given-resources.ts';
import { parser } from './parser.ts';

/** A process of a deployment, with the files that belong to it. */
export interface DeployedProcess {
  parsed: ParsedProcess;
  key: string;
  resourceName: string;
  diagramResourceName: string | null;
}

const parse = async (options: ParseOptions): Promise<ParsedProcess[]> =>
  (await parser()).parseProcesses(options);

const BPMN_SUFFIXES = ['bpmn20.xml', 'bpmn'];
const DIAGRAM_SUFFIXES = ['png', 'jpg', 'gif', 'svg'];

/** The executable processes in the files of a deployment; the first file that is refused refuses all. */
export function* parseResources(
  context: CommandContext,
  contents: Contents,
): Work<DeployedProcess[]> {
  const resources = (name: string): Uint8Array | undefined => {
    const content = contents.get(name);
    return content === undefined ? undefined : Buffer.from(content, 'base64');
  };
  const processes: DeployedProcess[] = [];
  for (const resourceName of inHashOrder(contents.keys())) {
    const suffix = BPMN_SUFFIXES.find((ending) => resourceName.endsWith(ending));
    const content = resources(resourceName);
    if (!suffix || !content) continue;
    const isSupported = (type: keyof typeof context.surroundings.elements): boolean =>
      context.surroundings.elements[type] !== undefined;
    const { isFunction } = context.surroundings.beans;
    const options = { resourceName, content, resources, isSupported, isFunction };
    for (const parsed of (yield () => parse(options)) as ParsedProcess[]) {
      if (parsed.key === null) throw withoutKey(parsed);
      const base = resourceName.slice(0, -suffix.length);
      processes.push({
        parsed,
        key: parsed.key,
        resourceName,
        diagramResourceName: diagramOf(base, parsed.key, contents),
      });
    }
  }
  refuseSameKeys(processes);
  return processes;
}

const withoutKey = ({ graph }: ParsedProcess): Failure =>
  graph.activities.some(({ type }) => type === 'startTimerEvent')
    ? deploymentFailure.timerWithoutKey()
    : deploymentFailure.notStored();

/** `order.bpmn` is shown by `order.KEY.png` or `order.png`, or the same in another format. */
const diagramOf = (base: string, key: string, contents: Contents): string | null => {
  const names = DIAGRAM_SUFFIXES.flatMap((suffix) => [
    `${base}${key}.${suffix}`,
    `${base}${suffix}`,
  ]);
  return names.find((name) => contents.has(name)) ?? null;
};

const refuseSameKeys = (processes: readonly DeployedProcess[]): void => {
  const keys = new Set<string>();
  for (const { key } of processes) {
    if (keys.has(key)) throw deploymentFailure.sameKey(key);
    keys.add(key);
  }
};
