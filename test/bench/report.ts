import type { DepthFigures } from './depth.ts';
import type { ExpressionRates } from './expressions.ts';
import type { Grown, GrowthFigures } from './growth.ts';
import type { HttpFigures } from './http.ts';
import type { InProcessFigures } from './in-process.ts';
import type { LimitFigures } from './limit.ts';
import { alone, atACost, atMost, type Line, perSecond, quotient } from './line.ts';
import type { AllScriptFigures } from './scripts.ts';
import type { StoreFigures } from './store.ts';

/** What was measured; a section that was not asked for, or failed, is missing. */
export interface Figures {
  http?: { here: HttpFigures; built: HttpFigures; camunda: HttpFigures | null };
  'in-process'?: InProcessFigures;
  limit?: LimitFigures;
  store?: StoreFigures;
  depth?: DepthFigures[];
  expressions?: ExpressionRates[];
  scripts?: AllScriptFigures;
  growth?: GrowthFigures;
}

/** All figures as lines, with the goals of this project. */
export const linesOf = (figures: Figures): Line[] => [
  ...httpLines(figures.http),
  ...inProcessLines(figures['in-process']),
  ...limitLines(figures.limit, figures.http?.here),
  ...storeLines(figures.store),
  ...depthLines(figures.depth),
  ...expressionLines(figures.expressions),
  ...scriptLines(figures.scripts),
  ...growthLines(figures.growth),
];

const MEGABYTE = 2 ** 20;

const httpLines = (figures: Figures['http']): Line[] => {
  if (!figures) return [];
  const { here, built, camunda } = figures;
  const title = 'Over HTTP, keep-alive; here on a folder, every commit synced';
  const compare = (
    compared: typeof perSecond,
    label: string,
    key: keyof HttpFigures,
    goal?: number,
    figuresHere = here,
  ) =>
    compared(
      title,
      label,
      figuresHere[key],
      { name: 'Camunda 7.23', figure: camunda?.[key] },
      goal,
    );
  return [
    compare(perSecond, 'starts/s, 1 client', 'startBy1'),
    compare(perSecond, 'starts/s, 32 clients', 'startBy32', 5),
    compare(perSecond, 'single restarts/s, 1 client', 'restartBy1', 8),
    compare(perSecond, 'single restarts/s, 32 clients', 'restartBy32', 18),
    compare(perSecond, 'instances/s, 2,000 restarted in one call', 'restartInOneCall', 30),
    compare(perSecond, 'pages of 50 tasks/s, 1 client', 'taskPages', 5),
    compare(atACost, 'cold start, ms', 'coldStartMs', 8),
    compare(atACost, 'cold start of the built package, ms', 'coldStartMs', 12, built),
    compare(atACost, 'resident memory after this load, MB', 'residentMb', 6),
    compare(atACost, 'the same, built package', 'residentMb', 6, built),
  ];
};

const inProcessLines = (figures: InProcessFigures | undefined): Line[] => {
  if (!figures) return [];
  const { file, memory, camunda, bpmnEngine } = figures;
  const title = 'In process, one after another; Camunda on H2 in memory, bpmn-engine keeps nothing';
  const beside = (label: string, key: keyof typeof file) => {
    const peer = { name: 'Camunda 7.23', figure: camunda?.[key] };
    return perSecond(title, label, file[key], peer);
  };
  const whole = (label: string, rates: typeof file) => {
    const rate = rates.startAndCompleteThreeTasks;
    const [theirs, others] = [camunda, bpmnEngine].map((peer) => peer?.startAndCompleteThreeTasks);
    return [
      perSecond(title, label, rate, { name: 'Camunda 7.23', figure: theirs }, 15),
      perSecond(title, label, rate, { name: 'bpmn-engine 25', figure: others }, 40),
    ];
  };
  return [
    beside('starts/s, synced', 'start'),
    beside('single restarts/s, synced', 'restartOneByOne'),
    beside('instances/s, 1,000 restarted in one call', 'restartInOneCall'),
    ...whole('start to end of three tasks/s, synced', file),
    ...whole('start to end of three tasks/s, in memory', memory),
  ];
};

const limitLines = (figures: LimitFigures | undefined, here: HttpFigures | undefined): Line[] => {
  if (!figures) return [];
  const title =
    'The bare limit: starts/s over HTTP beside requests/s of a handler that only does this';
  const { sync, rows } = figures;
  const beside = (label: string, name: string, starts: number | undefined, limit: number) =>
    perSecond(title, label, starts, { name, figure: limit });
  return [
    beside('1 client', 'append, sync', here?.startBy1, sync.by1),
    beside('32 clients', 'append, sync', here?.startBy32, sync.by32),
    beside('1 client', 'the same rows by hand', here?.startBy1, rows.by1),
    beside('32 clients', 'the same rows by hand', here?.startBy32, rows.by32),
  ];
};

const storeLines = (figures: StoreFigures | undefined): Line[] => {
  if (!figures) return [];
  const title = 'The file store alone: commits/s, each with the rows of one start';
  return [
    alone(title, '1 committer', figures.by1),
    alone(title, '8 committers', figures.by8),
    alone(title, '64 committers', figures.by64),
    alone(title, '256 committers', figures.by256),
  ];
};

const depthLines = (figures: DepthFigures[] = []): Line[] =>
  figures.flatMap(({ element, plain, deep, crowded }) => {
    const title = 'What one more element costs, µs of the processor';
    const times = (label: string, cost: number): Line => {
      const ratio = quotient(cost, plain);
      return {
        ...alone(title, `${element}, ${label}`, cost, atMost(2, 'x', ratio ?? Number.NaN)),
        beside: plain,
        besideName: 'at depth 1, 2 tokens',
        ratio,
      };
    };
    return [times('at depth 20', deep), times('with 1,000 other tokens', crowded)];
  });

const expressionLines = (figures: ExpressionRates[] = []): Line[] =>
  figures.map(({ text, here, closure }) => ({
    ...perSecond('Evaluations of an expression/s', text, here, {
      name: 'closure of JavaScript',
      figure: closure,
    }),
    goal: { text: '1,000,000/s', isReached: here >= 1_000_000 },
  }));

/** What the goals of growth are about. */
const MANY = 100_000;

const scriptLines = (figures: AllScriptFigures | undefined): Line[] =>
  (figures?.backends ?? []).flatMap((each) => {
    const title = `Scripts on ${each.backend}, three lines on five variables, pool to worker and back`;
    const peer = { name: 'node:vm, no isolation', figure: figures?.vm };
    const beside = (label: string, rate: number) => ({
      ...perSecond(title, label, rate, peer),
      goal: { text: 'at least 20,000/s', isReached: rate >= 20_000 },
    });
    return [
      beside('calls/s, 64 callers, 1 worker', each.by1),
      beside('calls/s, 64 callers, 2 workers', each.by2),
      alone(title, 'p50 of a call, ms', each.p50Ms, atMost(0.2, 'ms', each.p50Ms)),
      alone(title, 'p99 of a call, ms', each.p99Ms),
      alone(
        title,
        'next answer after a kill, ms',
        each.recoveryMs,
        atMost(20, 'ms', each.recoveryMs),
      ),
      alone(
        title,
        'longest silence during bombs, ms',
        each.silenceMs,
        atMost(100, 'ms', each.silenceMs),
      ),
    ];
  });

const growthLines = (figures: GrowthFigures | undefined): Line[] => {
  if (!figures) return [];
  const { emptyResidentBytes, few, ended, waiting } = figures;
  const title = 'Growth: a server on a folder with many instances';
  const count = ({ instances }: Grown) => instances.toLocaleString('en-US');
  const isMany = ({ instances }: Grown) => instances >= MANY;
  const each = (bytes: number, { instances }: Grown) => bytes / instances;
  const residentMb = waiting.residentBytes / MEGABYTE;
  const restarts = (label: string, key: 'restartMs' | 'restartAtOnceMs'): Line => {
    const ratio = quotient(ended[key], few[key]);
    return {
      ...alone(title, label, ended[key] ?? Number.NaN),
      beside: few[key],
      besideName: `at ${count(few)} ended`,
      ratio,
      goal: isMany(ended) ? atMost(1.5, 'x', ratio ?? Number.NaN) : null,
    };
  };
  return [
    alone(title, `start-up on ${count(few)} ended, ms`, few.startUpMs),
    alone(
      title,
      `start-up on ${count(ended)} ended, ms`,
      ended.startUpMs,
      isMany(ended) ? atMost(5_000, 'ms', ended.startUpMs) : undefined,
    ),
    restarts(`restart at ${count(ended)} ended, ms`, 'restartMs'),
    restarts(`restart at ${count(ended)} ended right after the start, ms`, 'restartAtOnceMs'),
    alone(title, `resident memory with ${count(ended)} ended, MB`, ended.residentBytes / MEGABYTE),
    alone(
      title,
      'resident memory, bytes an ended instance',
      each(ended.residentBytes - emptyResidentBytes, ended),
    ),
    alone(title, 'heap in use, bytes an ended instance', each(ended.heapBytes, ended)),
    alone(title, 'disk as filled, bytes an ended instance', each(ended.diskBytes, ended)),
    alone(
      title,
      'disk after a snapshot, bytes an ended instance',
      each(ended.settledDiskBytes, ended),
    ),
    alone(title, `start-up on ${count(waiting)} waiting, ms`, waiting.startUpMs),
    alone(
      title,
      `resident memory with ${count(waiting)} waiting, MB`,
      residentMb,
      isMany(waiting) ? atMost(1_536, 'MB', residentMb) : undefined,
    ),
    alone(
      title,
      'resident memory, bytes a waiting instance',
      each(waiting.residentBytes - emptyResidentBytes, waiting),
    ),
    alone(title, 'heap in use, bytes a waiting instance', each(waiting.heapBytes, waiting)),
  ];
};
