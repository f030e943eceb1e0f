import { definitionFailure } from '../failure.ts';
import { bindDefinition, parseProcesses } from '../model/parse.ts';
import type { ProcessGraph } from '../model/process-graph.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';

/** How many graphs are kept; Camunda's deployment cache keeps as many. */
const CAPACITY = 1000;

/** The graphs of deployed definitions by id, made again from the stored XML where they are first needed. */
export class DefinitionCache {
  /** Those made first come first, and go first. */
  readonly #graphs = new Map<string, ProcessGraph>();

  graph(unit: UnitOfWork, definitionId: string): ProcessGraph {
    const known = this.#graphs.get(definitionId);
    if (known) return known;
    const graph = load(unit, definitionId);
    const [oldest] = this.#graphs.keys();
    if (oldest !== undefined && this.#graphs.size >= CAPACITY) this.#graphs.delete(oldest);
    this.#graphs.set(definitionId, graph);
    return graph;
  }
}

const load = (unit: UnitOfWork, definitionId: string): ProcessGraph => {
  const definition = unit.get('processDefinition', definitionId);
  if (!definition) throw definitionFailure.unknownId(definitionId);
  const { resourceName, deploymentId, key } = definition;
  const rows = new Map(
    unit.find('resource', 'deploymentId', deploymentId).map((row) => [row.name, row]),
  );
  const resources = (name: string): Uint8Array | undefined => {
    const row = rows.get(name);
    return row && Buffer.from(row.content, 'base64');
  };
  const content = resources(resourceName);
  if (!content) throw new Error(`the deployment ${deploymentId} has lost its file ${resourceName}`);
  const parsed = parseProcesses({ resourceName, content, resources, isNew: false });
  const process = parsed.find((candidate) => candidate.key === key);
  if (!process) throw new Error(`the file ${resourceName} has lost its process ${key}`);
  return bindDefinition(process, definitionId);
};
