import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import {
  type Activity,
  type ActivityType,
  levelOf,
  type ProcessGraph,
  type Scope,
  type Transition,
} from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import {
  documentationOf,
  isCompensationHandler,
  isExpression,
  isJavaInteger,
  propertiesOf,
} from './attributes.ts';
import { add, addTo, newActivity, newProcess } from './draft.ts';
import { JobDeclarations } from './job-declarations.ts';
import { ParsingStopped } from './refusal.ts';
import type { ResourceParse } from './resource-parse.ts';

/** An event that a scope waits for. */
export interface Declared {
  activityId: string;
  kind: 'message' | 'signal' | 'conditional';
  /** The name, or the condition, as it is written. */
  text: string;
  isStart: boolean;
}

export interface DeclaredEscalation {
  code: string | null;
  /** Whether it is caught by an event subprocess, and not by a boundary event. */
  isSubProcess: boolean;
}

/** What parsers of elements that contain others need of the whole, which knows them all. */
export interface Inner {
  /** All that is in a process or subprocess. */
  scope(parse: ProcessParse, element: Element, scope: Scope): void;
  /** One flow node, null for an element that is none or is passed over. */
  activity(
    parse: ProcessParse,
    element: Element,
    parent: Element | null,
    scope: Scope,
  ): Activity | null;
}

/** The children of an element by their ids, and its flows by where they begin. */
interface Inside {
  byId: ReadonlyMap<string | null, Element>;
  flowsBySource: ReadonlyMap<string | null, readonly Element[]>;
}

/** What is known of one process while it is parsed. */
export class ProcessParse {
  readonly graph: ProcessGraph;
  readonly jobs: JobDeclarations;
  /** The element that each activity was made from. */
  readonly elements = new Map<Activity, Element>();
  /** The inner activities of multi-instance bodies. */
  readonly repeated = new Set<Activity>();
  /** Activities and flows without an attribute `id`: an empty one is refused by the schema, and else an id like any. */
  readonly nameless = new Set<Activity | Transition>();
  /** The attribute `default` of each activity, before its flows are there. */
  readonly defaults = new Map<Activity, string>();
  /** What events each scope waits for: two of them must not be the same. */
  readonly declared = new Map<Scope, Set<string>>();
  readonly escalations = new Map<Scope, DeclaredEscalation[]>();
  /** What Camunda knows and this engine does not, in words. */
  readonly unsupported = new Map<Activity, string>();
  /** What lies in the element of a process or subprocess, looked up once. */
  readonly #inside = new WeakMap<Element, Inside>();
  /** By scope: compensated activities that are not there yet, and what to report if they never come. */
  readonly awaited = new Map<Scope, Map<string, () => void>>();

  constructor(
    readonly resource: ResourceParse,
    readonly element: Element,
    key: string,
    readonly inner: Inner,
  ) {
    this.graph = newProcess(key);
    this.jobs = new JobDeclarations(this.graph, this.nameless);
  }

  addError(message: string, at: Element | null, ...ids: (string | null)[]): void {
    this.resource.addError(message, at, ...ids);
  }

  addWarning(message: string, at: Element | null, ...ids: (string | null)[]): void {
    this.resource.addWarning(message, at, ...ids);
  }

  /** Adds an activity to a scope; its id must be new in the process (ScopeImpl.createActivity). */
  create(id: string | null, type: ActivityType, scope: Scope): Activity {
    const activity = newActivity(id ?? '', type, this.graph, scope);
    if (id === null) this.nameless.add(activity);
    else {
      if (this.graph.activityById.has(id))
        throw new ParsingStopped(`duplicate activity id '${id}'`);
      this.awaited.get(scope)?.delete(id);
      addTo(this.graph.activityById, id, activity);
    }
    add(scope.activities, activity);
    return activity;
  }

  /** An activity for an element, with what all activities have (BpmnParse.createActivityOnScope). */
  createFor(element: Element, scope: Scope, type = element.name as ActivityType): Activity {
    const activity = this.create(element.attribute('id'), type, scope);
    this.elements.set(activity, element);
    activity.name = element.attribute('name');
    activity.documentation = documentationOf(element);
    activity.jobPriority = this.priority(element, 'jobPriority');
    activity.isForCompensation = isCompensationHandler(element);
    activity.properties = propertiesOf(element);
    const defaultFlow = element.attribute('default');
    if (defaultFlow !== null) this.defaults.set(activity, defaultFlow);
    return activity;
  }

  inside(element: Element): Inside {
    const known = this.#inside.get(element);
    if (known) return known;
    const flowsBySource = new Map<string | null, Element[]>();
    for (const flow of element.elements('sequenceFlow')) {
      const source = flow.attribute('sourceRef');
      const flows = flowsBySource.get(source);
      if (flows) flows.push(flow);
      else flowsBySource.set(source, [flow]);
    }
    const byId = new Map(element.children.map((child) => [child.attribute('id'), child]));
    const inside = { byId, flowsBySource };
    this.#inside.set(element, inside);
    return inside;
  }

  /** The activity of that id, if it lies in that process or subprocess and no deeper. */
  find(scope: Scope, id: string | null): Activity | undefined {
    const activity = id === null ? undefined : this.graph.activityById.get(id);
    return activity && levelOf(activity) === scope ? activity : undefined;
  }

  /** The id of a scope in messages: a process has none yet. */
  shownId(scope: Scope): string {
    return scope.kind === 'process' ? 'null' : scope.id;
  }

  setEventScope(activity: Activity, scope: Scope): void {
    activity.eventScope = scope;
    if (scope !== activity && !activity.triggeredByEvent) add(scope.eventActivities, activity);
  }

  priority(element: Element, name: string): Expression | null {
    const value = element.attribute(name, CAMUNDA);
    if (value === null) return null;
    if (!isExpression(value) && !isJavaInteger(value))
      this.addError(`Value '${value}' for attribute '${name}' is not a valid number`, element);
    return parseExpression(value);
  }

  /** An attribute of Camunda's namespace that is an expression. */
  expression(element: Element, name: string): Expression | null {
    const value = element.attribute(name, CAMUNDA);
    return value === null ? null : parseExpression(value);
  }
}
