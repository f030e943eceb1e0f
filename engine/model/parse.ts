import { withHostFunctions } from '../expression/host-function.ts';
import { engineFailure, Failure } from '../failure.ts';
import { readModel } from './moddle/read-model.ts';
import { checkDiagram } from './parse/diagram.ts';
import { type ParsedElement, parseProcess, type Starters } from './parse/process.ts';
import { ParsingStopped, WrongElement } from './parse/refusal.ts';
import { ResourceParse, type Resources } from './parse/resource-parse.ts';
import { parseFailure } from './problem.ts';
import type { ActivityType, ProcessGraph, Scope } from './process-graph.ts';
import { bpmnSchema } from './schema/bpmn-schema.ts';
import { validate } from './schema/validate.ts';
import { type Element, MultipleElements } from './xml/element.ts';
import { NotWellFormed } from './xml/not-well-formed.ts';
import { readXml } from './xml/read-xml.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** One executable process of a file, not yet bound to a definition. */
export interface ParsedProcess {
  /** Its id in the model; null where the model gives it none. */
  key: string | null;
  /** The target namespace of the file. */
  category: string | null;
  starters: Starters;
  /** To be used after `bindDefinition` only. */
  graph: ProcessGraph;
}

export interface ParseOptions {
  /** As problems name it. */
  resourceName: string;
  content: Uint8Array;
  /** The other files of its deployment: scripts may be kept in them. */
  resources?: Resources;
  /**
   * The key of the process that is wanted of a file that was deployed before; that one need not say that it is executable:
   * what was stored from an import may lack it.
   */
  storedKey?: string;
  /** Which elements the engine can run; without it, all. */
  isSupported?: (type: ActivityType) => boolean;
  /** Which functions of the host expressions may call by name. */
  isFunction?: (name: string) => boolean;
}

/**
 * Reads a BPMN file: its executable processes, in the order of the file. What Camunda refuses is refused here in the
 * same way: 400 ParseException with all problems and their places, or 500 ProcessEngineException for a file that is no
 * XML and where its parser gives up. What the schema does not allow is no model and not given to moddle, which would
 * leave out what it does not understand: what else is wrong is looked for in the document itself.
 */
export const parseProcesses = async (options: ParseOptions): Promise<ParsedProcess[]> => {
  const document = read(options);
  const problems = validate(document, bpmnSchema());
  const isModel = problems.length === 0 && document.name === 'definitions';
  const root = isModel ? await modelIn(document, options) : document;
  const resource = new ResourceParse(root, options.resources ?? (() => undefined), problems);
  let parsed: ParsedElement[] = [];
  try {
    parsed = withHostFunctions(options.isFunction ?? (() => false), () =>
      parseRoot(resource, root, options),
    );
  } catch (error) {
    const failure = failureOf(error, resource);
    if (failure && resource.errors.length === 0) throw failure;
  }
  if (resource.errors.length > 0)
    throw parseFailure(options.resourceName, resource.errors, resource.warnings);
  const category = root.attribute('targetNamespace');
  return parsed.map(({ graph, key, starters }) => ({ key, category, starters, graph }));
};

/** Gives a parsed process the id of its definition and closes it to changes. */
export const bindDefinition = ({ graph }: ParsedProcess, definitionId: string): ProcessGraph => {
  graph.definitionId = definitionId;
  const close = (scope: Scope): void => {
    for (const activity of scope.activities) close(activity);
    if (scope.kind === 'activity') for (const transition of scope.outgoing) freeze(transition);
    freeze(scope);
  };
  close(graph);
  return graph;
};

const freeze = <T extends object>(owner: T): T => {
  for (const value of Object.values(owner)) if (Array.isArray(value)) Object.freeze(value);
  return Object.freeze(owner);
};

const read = ({ content, resourceName }: ParseOptions): XmlElement => {
  try {
    return readXml(content);
  } catch (error) {
    if (error instanceof NotWellFormed)
      throw engineFailure(`ENGINE-09003 Could not parse '${resourceName}'. ${error.message}`);
    throw error;
  }
};

const modelIn = async (document: XmlElement, { resourceName }: ParseOptions): Promise<Element> => {
  try {
    return await readModel(document);
  } catch (error) {
    throw engineFailure(
      `ENGINE-09003 Could not parse '${resourceName}'. ${(error as Error).message}`,
    );
  }
};

const parseRoot = (
  resource: ResourceParse,
  root: Element,
  { storedKey, isSupported }: ParseOptions,
): ParsedElement[] => {
  resource.parseDefinitions();
  const parsed = root
    .elements('process')
    .filter((element) => {
      const isStored = storedKey !== undefined && element.attribute('id') === storedKey;
      return (element.attribute('isExecutable') ?? String(isStored)).toLowerCase() === 'true';
    })
    .map((element) => parseProcess(resource, element, isSupported ?? (() => true)));
  checkDiagram(resource, parsed);
  return parsed;
};

/** What ended the parsing: a problem that is added to the others, or a failure that shows only if there are none. */
const failureOf = (error: unknown, resource: ResourceParse): Failure | null => {
  if (error instanceof WrongElement) {
    resource.addError(error.message, error.element);
    return null;
  }
  if (error instanceof ParsingStopped || error instanceof MultipleElements)
    return engineFailure(`ENGINE-01009 Error while parsing process. ${error.message}.`);
  if (error instanceof Failure) return error;
  throw error;
};
