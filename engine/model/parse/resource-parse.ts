import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import { type Problem, problem } from '../problem.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { given } from './refusal.ts';

export interface ErrorDeclaration {
  id: string | null;
  code: string | null;
  message: Expression | null;
}

/** Files of the deployment by name, where scripts may be kept. */
export type Resources = (name: string) => Uint8Array | undefined;

/** What is known of one file while it is parsed: its problems, and what its processes can refer to. */
export class ResourceParse {
  readonly errors: Problem[];
  readonly warnings: Problem[] = [];
  readonly messages = new Map<string, Expression | null>();
  readonly signals = new Map<string, Expression>();
  /** How many signals have a name. */
  readonly #signalNames = new Map<string | null, number>();
  readonly errorDeclarations = new Map<string | null, ErrorDeclaration>();
  /** The code of each escalation. */
  readonly escalations = new Map<string, string | null>();
  /** Ids of everything in the file, null for elements without: what a diagram or an association may point to. */
  readonly ids = new Set<string | null>();
  /** Links go by their names through the whole file: from throwing event to name, from name to catching event. */
  readonly linkSources = new Map<string | null, string | null>();
  readonly linkTargets = new Map<string, string | null>();

  constructor(
    readonly root: Element,
    readonly resources: Resources,
    schemaErrors: readonly Problem[],
  ) {
    this.errors = [...schemaErrors];
  }

  addError(message: string, at: Element | null, ...ids: (string | null)[]): void {
    this.errors.push(problem(message, at, ...ids));
  }

  addWarning(message: string, at: Element | null, ...ids: (string | null)[]): void {
    this.warnings.push(problem(message, at, ...ids));
  }

  get targetNamespace(): string | null {
    return this.root.attribute('targetNamespace');
  }

  /** A reference to a message, signal or type as its namespace and name. */
  resolve(name: string | null): string | null {
    if (name === null) return null;
    const colon = name.indexOf(':');
    if (colon < 0) return `${this.targetNamespace}:${name}`;
    return `${this.root.declared(name.slice(0, colon)) ?? null}:${name.slice(colon + 1)}`;
  }

  /** What stands in the definitions beside the processes (BpmnParse.parseRootElement). */
  parseDefinitions(): void {
    this.#collectIds(this.root);
    this.#parseImports();
    for (const element of this.root.elements('message')) {
      const name = element.attribute('name');
      this.messages.set(
        `${this.targetNamespace}:${element.attribute('id')}`,
        name === null ? null : parseExpression(name),
      );
    }
    for (const element of this.root.elements('signal')) this.#parseSignal(element);
    for (const element of this.root.elements('error')) this.#parseError(element);
    for (const element of this.root.elements('escalation')) {
      const id = element.attribute('id');
      if (id === null) this.addError('escalation must have an id', element);
      else this.escalations.set(id, element.attribute('escalationCode') || null);
    }
  }

  #collectIds(element: Element): void {
    this.ids.add(element.attribute('id'));
    for (const child of element.children) this.#collectIds(child);
  }

  #parseImports(): void {
    for (const element of this.root.elements('import')) {
      const type = given(element.attribute('importType'), 'String.equals(Object)', '"importType"');
      if (type === 'http://schemas.xmlsoap.org/wsdl/')
        this.addError(`Could not find importer for type ${type}`, element);
      this.addError(`Could not import item of type ${type}`, element);
    }
  }

  #parseSignal(element: Element): void {
    const [id, name] = [element.attribute('id'), element.attribute('name')];
    for (let count = this.#signalNames.get(name) ?? 0; count > 0; count--)
      this.addError(`duplicate signal name '${name}'.`, element);
    if (id === null) this.addError('signal must have an id', element);
    else if (name === null) this.addError(`signal with id '${id}' has no name`, element);
    else {
      const key = `${this.targetNamespace}:${id}`;
      const other = this.signals.get(key)?.text;
      if (other !== undefined) this.#countSignal(other, -1);
      this.signals.set(key, parseExpression(name));
      this.#countSignal(name, 1);
    }
  }

  #countSignal(name: string, by: number): void {
    this.#signalNames.set(name, (this.#signalNames.get(name) ?? 0) + by);
  }

  #parseError(element: Element): void {
    const id = element.attribute('id');
    if (id === null) this.addError("'id' is mandatory on error definition", element);
    const message = element.attribute('errorMessage', CAMUNDA);
    this.errorDeclarations.set(id, {
      id,
      code: element.attribute('errorCode'),
      message: message === null ? null : parseExpression(message),
    });
  }
}
