import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  circlesOfFiles,
  circlesOfUnits,
  escapes,
  forbiddenImports,
  type Sources,
  tooLong,
  vagueNames,
} from './architecture/rules.ts';
import {
  ALLOWED_IMPORTS,
  CONFINEMENTS,
  HEART,
  LINES,
  LONG_BY_NATURE,
} from './architecture/tables.ts';
import { assert, suite } from './harness.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const read = (kind: RegExp, ...folders: string[]): Sources =>
  new Map(
    folders
      .flatMap((folder) =>
        readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' }).map(
          (name) => `${folder}/${name}`,
        ),
      )
      .filter((path) => kind.test(path))
      .sort()
      .map((path) => [path, readFileSync(ROOT + path, 'utf8')]),
  );

/** What runs in workers is JavaScript. */
const source = read(/\.(?:tsx?|m[jt]s)$/, 'engine', 'api', 'fixtures');
const all = new Map([...source, ...read(/\.tsx?$/, 'test')]);

const none = (found: readonly string[]): void => assert.ok(found.length === 0, found.join('\n'));

const test = suite('architecture');

test('imports point one way, down the table of units', () => {
  assert.ok(source.size > 50, 'the sources were not found');
  none(forbiddenImports(source, ALLOWED_IMPORTS));
});
test('the table of units itself has no circle', () => none(circlesOfUnits(ALLOWED_IMPORTS, HEART)));
test('files do not import each other in a circle', () => none(circlesOfFiles(all, HEART)));
test('time, chance, timers and I/O are touched only where the engine can be given others', () =>
  none(escapes(source, CONFINEMENTS)));
test('every place where they may be touched exists', () => {
  const places = CONFINEMENTS.flatMap(({ allowed }) => allowed);
  none(places.filter((place) => ![...source.keys()].some((path) => path.startsWith(place))));
});
test('no file is too long to be read at once', () =>
  none(tooLong(all, LINES, Object.keys(LONG_BY_NATURE))));
test("files are named by the field's terms", () => none(vagueNames(all)));
test.run();

const sources = (files: Record<string, string>): Sources => new Map(Object.entries(files));
const rules = suite('rules of the architecture');

rules('an import that the table does not allow is found, in whatever form it is written', () => {
  const table = { low: [], high: ['low'], 'high/index.ts': ['high'] };
  const found = (path: string, text: string) =>
    forbiddenImports(sources({ [path]: text }), table).length;
  assert.is(found('low/a.ts', "import { b } from '../high/b.ts';"), 1);
  assert.is(found('low/a.ts', "import type { B } from '../high/b.ts';"), 1);
  assert.is(found('low/a.ts', "import {\n  b,\n  c,\n} from '../high/b.ts';"), 1);
  assert.is(found('low/a.ts', "export * from '../high/b.ts';"), 1);
  assert.is(found('low/a.ts', "import '../high/b.ts';"), 1);
  assert.is(found('low/a.ts', "const b = await import('../high/b.ts');"), 1);
  assert.is(found('low/a.ts', "import { b } from '../other/b.ts';"), 1);
  assert.is(found('high/b.ts', "import { i } from './index.ts';"), 1);
  assert.is(found('other/b.ts', ''), 1);
  assert.is(found('high/b.ts', "import { a } from '../low/a.ts';"), 0);
  assert.is(found('low/a.ts', "// import { b } from '../high/b.ts';"), 0);
  assert.is(found('low/a.ts', "import { b } from './b.ts';\nimport { x } from 'x';"), 0);
});

rules('a circle of files is found, and one of types alone is none', () => {
  const files = {
    'f/a.ts': "import { b } from './b.ts';",
    'f/b.ts': "import { c } from './c.ts';",
    'f/c.ts': "import { a } from './a.ts';",
  };
  const [circle, ...others] = circlesOfFiles(sources(files));
  assert.match(circle ?? '', 'f/a.ts → f/b.ts → f/c.ts → f/a.ts');
  assert.is(others.length, 0);
  const typeOnly = { ...files, 'f/c.ts': "import type { A } from './a.ts';" };
  assert.equal(circlesOfFiles(sources(typeOnly)), []);
  const inlineType = { ...files, 'f/c.ts': "import { type A } from './a.ts';" };
  assert.equal(circlesOfFiles(sources(inlineType)), []);
  assert.equal(circlesOfFiles(sources(files), ['f']), []);
  const mixed = { ...files, 'f/c.ts': "import { a, type A } from './a.ts';" };
  assert.is(circlesOfFiles(sources(mixed)).length, 1);
});

rules('a table that goes round is found', () => {
  assert.is(circlesOfUnits({ a: ['b'], b: ['c'], c: ['a'] }).length, 1);
  assert.is(circlesOfUnits({ a: ['b'], b: ['c'], c: ['a'] }, ['b', 'c']).length, 1);
  assert.is(circlesOfUnits({ a: ['b'], b: ['c'], c: ['b'] }, ['b', 'c']).length, 0);
  assert.is(circlesOfUnits({ a: ['b', 'c'], b: ['c'], c: [] }).length, 0);
});

const UNREPEATABLE = [
  'const now = Date.now();',
  'const today = new Date();',
  'const id = randomUUID();',
  'if (Math.random() > 0.5) toss();',
  'setTimeout(() => {}, 10);',
  "import { readFileSync } from 'node:fs';",
  "import { open } from 'node:fs/promises';",
  "import { createServer } from 'node:http';",
  "import { spawn } from 'node:child_process';",
  "const answer = await fetch('http://elsewhere');",
  "const secret = process.env['SECRET'];",
  "console.log('here');",
  'await store.commit(changes);',
];
for (const line of UNREPEATABLE) {
  rules(`an element that says ${line} is found`, () => {
    const path = 'engine/element/user-task.ts';
    assert.is(escapes(sources({ [path]: `\n${line}` }), CONFINEMENTS).length, 1);
    assert.is(escapes(sources({ [path]: `// ${line}` }), CONFINEMENTS).length, 0);
  });
}
rules('a date made of a number is none of these', () => {
  const files = { 'engine/element/user-task.ts': 'const due = new Date(now + 1000);' };
  assert.equal(escapes(sources(files), CONFINEMENTS), []);
});

rules('a long file and a vague name are found', () => {
  assert.is(tooLong(sources({ 'f/a.ts': 'x\n'.repeat(301) }), 300).length, 1);
  assert.is(tooLong(sources({ 'f/a.ts': 'x\n'.repeat(300) }), 300).length, 0);
  assert.is(
    vagueNames(sources({ 'f/utils.ts': '', 'f/job-manager.ts': '', 'f/task.ts': '' })).length,
    2,
  );
});
rules.run();
