import type { Goal, Line } from './line.ts';

/** The lines as a text, each section under its title. */
export const tableOf = (lines: readonly Line[]): string => {
  const rows: string[][] = [['', 'dalsegno', 'beside', '', 'ratio', 'goal', '']];
  let section = '';
  for (const line of lines) {
    if (line.section !== section) rows.push([], [line.section]);
    section = line.section;
    rows.push([
      `  ${line.label}`,
      number(line.here),
      number(line.beside),
      line.beside === null ? '' : line.besideName,
      line.ratio === null ? '' : `${line.ratio.toFixed(line.ratio < 0.95 ? 2 : 1)} x`,
      line.goal?.text ?? '',
      reached(line.goal),
    ]);
  }
  const widths = (rows[0] as string[]).map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => aligned(row, widths).trimEnd()).join('\n');
};

const NUMBERS = [1, 2, 4];

const aligned = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return NUMBERS.includes(column) ? cell.padStart(width) : cell.padEnd(width);
    })
    .join('  ');

const number = (value: number | null): string => {
  if (value === null) return '';
  if (Number.isNaN(value)) return '-';
  const maximumFractionDigits = Math.abs(value) < 20 ? 2 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits });
};

const reached = (goal: Goal | null): string => {
  if (goal === null || goal.isReached === null) return '';
  return goal.isReached ? 'reached' : 'NOT REACHED';
};
