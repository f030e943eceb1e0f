import { readFileSync } from 'node:fs';
import { Router } from '../../api/router.ts';
import { routes } from '../../api/routes/index.ts';
import { createEngine } from '../../engine/index.ts';

const engine = createEngine();

/** A router that only notes what is routed. */
class NotingRouter extends Router {
  readonly operations: string[] = [];
  override get(path: string): void {
    this.operations.push(`GET ${path}`);
  }
  override post(path: string): void {
    this.operations.push(`POST ${path}`);
  }
  override put(path: string): void {
    this.operations.push(`PUT ${path}`);
  }
  override delete(path: string): void {
    this.operations.push(`DELETE ${path}`);
  }
}

/** Every operation that is routed, such as `GET /task/*`. */
export const routed = (): string[] => {
  const router = new NotingRouter({ jsonBytes: 0, multipartBytes: 0 });
  for (const route of routes) route(router, engine);
  return router.operations.map(unnamed);
};

const documented = (): Set<string> => {
  const file = new URL('../conformance/camunda-openapi.json', import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => unnamed(`${method.toUpperCase()} ${path}`)),
  );
  return new Set(operations.filter((operation) => !operation.startsWith('OPTIONS ')));
};

const unnamed = (operation: string) => operation.replace(/:\w+|\{\w[\w-]*\}/g, '*');

/** The first segment of a path, and the second too below /history. */
const resourceOf = (operation: string) =>
  /^\w+ (\/history\/[\w-]+|\/[\w-]+)/.exec(operation)?.[1] ?? operation;

export interface Resource {
  path: string;
  /** How many of the operations that Camunda documents are there. */
  present: number;
  documented: number;
}

/** Camunda's resources, in the order of their paths, the answer to OPTIONS aside. */
export const resources = (): Resource[] => {
  const here = new Set(routed());
  const found = new Map<string, Resource>();
  for (const operation of documented()) {
    const path = resourceOf(operation);
    const resource = found.get(path) ?? { path, present: 0, documented: 0 };
    resource.documented += 1;
    if (here.has(operation)) resource.present += 1;
    found.set(path, resource);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** Operations that are there and that Camunda's description does not have. */
export const undocumented = (): string[] => {
  const known = documented();
  return routed()
    .filter((operation) => !known.has(operation))
    .sort();
};
