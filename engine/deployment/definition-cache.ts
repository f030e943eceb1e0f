import { definitionFailure } from '../failure.ts';
import type { ParseOptions } from '../model/parse.ts';
import type { ProcessGraph } from '../model/process-graph.ts';
import { NotYetRead, type Reads, type UnitOfWork } from '../store/unit-of-work.ts';
import { parser } from './parser.ts';

/** How many graphs are kept; Camunda's deployment cache keeps as many. */
const CAPACITY = 1000;

/** The graphs of deployed definitions by id, made again from the stored XML where they are first needed. */
export class DefinitionCache {
  readonly #isFunction: (name: string) => boolean;
  /** Those made first come first, and go first. */
  readonly #graphs = new Map<string, ProcessGraph>();
  /** Those being made. */
  readonly #pending = new Map<string, Promise<ProcessGraph>>();
  /** What a command has waited for stays until it ends: it may need more than there is room for. */
  readonly #awaited = new WeakMap<Reads, Map<string, ProcessGraph>>();

  /** `isFunction`: which functions of the host expressions may call by name. */
  constructor(isFunction: (name: string) => boolean = () => false) {
    this.#isFunction = isFunction;
  }

  /** Throws NotYetRead where the graph has to be made; a Failure of the parser ends the command that waits for it. */
  graph(unit: UnitOfWork, definitionId: string): ProcessGraph {
    const known =
      this.#graphs.get(definitionId) ?? this.#awaited.get(unit.reads)?.get(definitionId);
    if (known) return known;
    const pending = this.#pending.get(definitionId) ?? this.#begin(unit, definitionId);
    throw new NotYetRead(pending.then((graph) => this.#await(unit.reads, definitionId, graph)));
  }

  #begin(unit: UnitOfWork, definitionId: string): Promise<ProcessGraph> {
    const { key, options } = source(unit, definitionId);
    const pending = make(definitionId, key, { ...options, isFunction: this.#isFunction })
      .then((graph) => this.#keep(definitionId, graph))
      .finally(() => this.#pending.delete(definitionId));
    this.#pending.set(definitionId, pending);
    return pending;
  }

  #keep(definitionId: string, graph: ProcessGraph): ProcessGraph {
    const [oldest] = this.#graphs.keys();
    if (oldest !== undefined && this.#graphs.size >= CAPACITY) this.#graphs.delete(oldest);
    this.#graphs.set(definitionId, graph);
    return graph;
  }

  #await(reads: Reads, definitionId: string, graph: ProcessGraph): void {
    const awaited = this.#awaited.get(reads) ?? new Map<string, ProcessGraph>();
    this.#awaited.set(reads, awaited.set(definitionId, graph));
  }
}

/** The key of a definition, and its file. */
const source = (unit: UnitOfWork, definitionId: string): { key: string; options: ParseOptions } => {
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
  return { key, options: { resourceName, content, resources, storedKey: key } };
};

const make = async (
  definitionId: string,
  key: string,
  options: ParseOptions,
): Promise<ProcessGraph> => {
  const { bindDefinition, parseProcesses } = await parser();
  const parsed = await parseProcesses(options);
  const process = parsed.find((candidate) => candidate.key === key);
  if (!process) throw new Error(`the file ${options.resourceName} has lost its process ${key}`);
  return bindDefinition(process, definitionId);
};
