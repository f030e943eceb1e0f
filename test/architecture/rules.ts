/** Sources by their path from the project's root, such as engine/model/process-graph.ts. */
export type Sources = ReadonlyMap<string, string>;

/** One import; `isType` if it is gone at run time. */
interface Import {
  from: string;
  to: string;
  isType: boolean;
}

/** Unit → the units it may import, beside itself. A unit is a folder or one file; the longest that fits counts. */
export type AllowedImports = Readonly<Record<string, readonly string[]>>;

/** Where something that makes a run unrepeatable may stand. */
export interface Confinement {
  name: string;
  pattern: RegExp;
  /** Paths, or beginnings of paths that end with a slash. */
  allowed: readonly string[];
  instead: string;
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?([^;'"]*?from\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Every import of a path of this project that the table does not allow. */
export const forbiddenImports = (sources: Sources, allowed: AllowedImports): string[] => {
  const units = Object.keys(allowed).sort((a, b) => b.length - a.length);
  const unitOf = (path: string) =>
    units.find((unit) => path === unit || path.startsWith(`${unit}/`));
  const found: string[] = [];
  for (const path of sources.keys()) {
    if (!unitOf(path))
      found.push(
        `${path} belongs to no unit: add its folder to the table, with what it may import`,
      );
  }
  for (const { from, to } of importsOf(sources)) {
    const [mine, theirs] = [unitOf(from), unitOf(to)];
    if (!mine || mine === theirs) continue;
    if (!theirs || !allowed[mine]?.includes(theirs)) {
      found.push(
        `${from} imports ${to}: ${mine} may import only ${allowed[mine]?.join(', ') || 'itself'}; move the code down, or hand it in as an argument`,
      );
    }
  }
  return found;
};

/** Circles among the units of a table: it would allow what it is there to forbid. `oneUnit` count as one. */
export const circlesOfUnits = (
  allowed: AllowedImports,
  oneUnit: readonly string[] = [],
): string[] => {
  const nameOf = (unit: string) => (oneUnit.includes(unit) ? oneUnit.join('+') : unit);
  const graph = new Map<string, string[]>();
  for (const [unit, others] of Object.entries(allowed)) {
    const name = nameOf(unit);
    const targets = others.map(nameOf).filter((other) => other !== name);
    graph.set(name, [...(graph.get(name) ?? []), ...targets]);
  }
  return circles(graph).map((circle) => `the table goes round: ${circle.join(' → ')}`);
};

/**
 * Circles among files, imports of types aside: what a file sees of another would depend on who is
 * loaded first. `exempt` are folders within which circles are allowed.
 */
export const circlesOfFiles = (sources: Sources, exempt: readonly string[] = []): string[] => {
  const graph = new Map<string, string[]>();
  for (const path of sources.keys()) graph.set(path, []);
  for (const { from, to, isType } of importsOf(sources)) {
    const isExempt = [from, to].every((path) =>
      exempt.some((folder) => path.startsWith(`${folder}/`)),
    );
    if (!isType && !isExempt) graph.get(from)?.push(to);
  }
  return circles(graph).map(
    (circle) =>
      `${circle.join(' → ')}: move what both need into a third file, or import the type only`,
  );
};

/** Every line with something that belongs elsewhere. */
export const escapes = (sources: Sources, confinements: readonly Confinement[]): string[] => {
  const found: string[] = [];
  for (const [path, source] of sources) {
    const lines = withoutComments(source).split('\n');
    for (const { name, pattern, allowed, instead } of confinements) {
      if (
        allowed.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)))
      )
        continue;
      for (const [index, line] of lines.entries()) {
        if (pattern.test(line)) found.push(`${path}:${index + 1} ${name}: ${instead}`);
      }
    }
  }
  return found;
};

export const tooLong = (
  sources: Sources,
  limit: number,
  exempt: readonly string[] = [],
): string[] =>
  [...sources]
    .filter(([path]) => !exempt.includes(path))
    .map(([path, source]) => ({ path, lines: source.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines, ${limit} are allowed: give one of its concerns a file of its own`,
    );

export const vagueNames = (sources: Sources): string[] =>
  [...sources.keys()]
    .filter((path) =>
      /(^|\/)types\.tsx?$|(^|[/-])(utils?|helpers?|common|misc|manager)\.tsx?$/.test(path),
    )
    .map((path) => `${path} says nothing about what is in it: name it by the field's term`);

const importsOf = (sources: Sources): Import[] => {
  const imports: Import[] = [];
  for (const [from, source] of sources) {
    for (const match of withoutComments(source).matchAll(IMPORT)) {
      const [, type, names, specifier = match[4] ?? ''] = match;
      if (!specifier.startsWith('.')) continue;
      imports.push({
        from,
        to: resolve(from, specifier),
        isType: Boolean(type) || onlyTypes(names),
      });
    }
  }
  return imports;
};

/** `{ type A, type B } from`: nothing of it is left at run time. */
const onlyTypes = (names: string | undefined): boolean => {
  const list = /^\{([^}]*)\}/.exec(names?.trim() ?? '')?.[1];
  return list !== undefined && list.split(',').every((name) => /^\s*(type\s.*)?$/.test(name));
};

const resolve = (from: string, specifier: string): string => {
  const path = new URL(specifier, `file:///${from}`).pathname.slice(1);
  return decodeURIComponent(path);
};

const withoutComments = (source: string): string =>
  source.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g,
    (text, literal?: string) => literal ?? text.replace(/[^\n]/g, ''),
  );

const circles = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) {
      found.push([...path.slice(path.indexOf(node)), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
};
