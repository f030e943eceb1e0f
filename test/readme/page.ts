import { readFileSync } from 'node:fs';
import { assert } from '../harness.ts';

export const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The text below a heading. */
export const section = (heading: string): string => {
  const [, text] = readme.split(`\n## ${heading}\n`);
  assert.ok(text !== undefined, `README.md has no heading '${heading}'`);
  return text.split('\n## ')[0] ?? '';
};

export type Row = Readonly<Record<string, string>>;

const cells = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** The rows of each table below a heading, by the names of its columns. */
export const tables = (heading: string): Row[][] => {
  const texts = section(heading).match(/(?:^\|.*\n?)+/gm) ?? [];
  return texts.map((text) => {
    const [names = [], , ...rows] = text.trimEnd().split('\n').map(cells);
    return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
  });
};

/** The rows of the one table below a heading. */
export const table = (heading: string): Row[] => {
  const [rows, ...others] = tables(heading);
  assert.ok(rows && others.length === 0, `'${heading}' has not just one table`);
  return rows;
};
