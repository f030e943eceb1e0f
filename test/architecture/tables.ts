import type { AllowedImports, Confinement } from './rules.ts';

/** No file is longer; one of about 90 lines reads best. */
export const LINES = 300;

/** Longer than that by their nature, each with the reason. */
export const LONG_BY_NATURE: Readonly<Record<string, string>> = {
  'engine/store/tables.ts': 'the one catalogue of rows, declarations only',
};

/**
 * Units that are one: they import each other, and so may their files, because entering an activity
 * leads to leaving it, both write history and jobs, and jobs lead to entering. What their files see
 * of each other is used only inside functions.
 */
export const HEART = ['engine/execution', 'engine/history', 'engine/job'];

const ROWS_AND_MODELS = [
  'engine/script/worker',
  'engine/store',
  'engine/model',
  'engine/expression',
  'engine/ids.ts',
  'engine/failure.ts',
  'engine/turn.ts',
];

/** Who may import whom: dependencies point one way (engine/README.md says why). */
export const ALLOWED_IMPORTS: AllowedImports = {
  'engine/failure': [],
  'engine/failure.ts': ['engine/failure'],
  'engine/ids.ts': [],
  'engine/turn.ts': [],
  'engine/permission': [],
  'engine/script/worker': [],
  'engine/expression': ['engine/failure.ts', 'engine/script/worker'],
  'engine/model': ['engine/expression', 'engine/failure.ts', 'engine/permission'],
  'engine/store': ['engine/failure.ts', 'engine/turn.ts'],
  'engine/query': ['engine/store', 'engine/failure.ts'],
  'engine/execution': [...HEART, ...ROWS_AND_MODELS],
  'engine/history': [...HEART, ...ROWS_AND_MODELS],
  'engine/job': [...HEART, ...ROWS_AND_MODELS],
  'engine/script': [
    'engine/execution',
    'engine/expression',
    'engine/model',
    'engine/permission',
    'engine/failure.ts',
    'engine/turn.ts',
    'engine/script/worker',
  ],
  'engine/element': [...HEART, ...ROWS_AND_MODELS],
  'engine/placement': [...HEART, ...ROWS_AND_MODELS],
  'engine/deployment': [...HEART, ...ROWS_AND_MODELS],
  'engine/batch': ['engine/query', ...HEART, ...ROWS_AND_MODELS],
  'engine/builder': [
    'engine/command',
    'engine/placement',
    'engine/query',
    ...HEART,
    ...ROWS_AND_MODELS,
  ],
  'engine/command': [
    'engine/batch',
    'engine/placement',
    'engine/deployment',
    'engine/query',
    ...HEART,
    ...ROWS_AND_MODELS,
  ],
  'engine/engine.ts': [
    'engine/batch',
    'engine/builder',
    'engine/command',
    'engine/deployment',
    'engine/element',
    'engine/permission',
    'engine/script',
    ...HEART,
    ...ROWS_AND_MODELS,
  ],
  'engine/index.ts': [
    'engine/engine.ts',
    'engine/command',
    'engine/permission',
    'engine/script',
    'engine/placement',
    'engine/query',
    ...HEART,
    ...ROWS_AND_MODELS,
  ],
  api: ['engine/index.ts'],
  'api/backup.ts': ['engine/index.ts'],
  'api/server.ts': ['api', 'engine/index.ts', 'fixtures'],
  fixtures: ['engine/index.ts'],
  'fixtures/demo.ts': ['fixtures', 'api', 'engine/index.ts'],
};

export const CONFINEMENTS: readonly Confinement[] = [
  {
    name: 'reads the time',
    pattern: /\bDate\.now\b|\bnew Date(\(\s*\)|\b(?!\())|\bperformance\.now\b|\bprocess\.hrtime\b/,
    allowed: [
      'engine/job/clock.ts',
      'engine/turn.ts',
      'engine/store/file/node-files.ts',
      'api/server.ts',
    ],
    instead: 'ask the clock that the engine was given (engine/job/clock.ts)',
  },
  {
    name: 'draws by chance',
    pattern: /\bMath\.random\b|\brandomUUID\b|\brandom(Bytes|Fill|Int)|\bgetRandomValues\b/,
    allowed: ['engine/ids.ts'],
    instead: 'ask for ids where the engine was given them (engine/ids.ts)',
  },
  {
    name: 'waits for time to pass',
    pattern: /\bset(Timeout|Interval|Immediate)\b|node:timers/,
    allowed: ['engine/job/', 'engine/turn.ts', 'engine/script/', 'engine/store/', 'api/server.ts'],
    instead: 'let the job executor do it (engine/job/)',
  },
  {
    name: 'reaches outside the process',
    pattern:
      /(?:from |import\(|require\()['"](node:)?(fs|net|http|https|http2|dgram|dns|tls|child_process|worker_threads|cluster|os|readline)(\/\w+)?['"]|\bfetch\(/,
    allowed: [
      'engine/store/file/',
      'engine/script/',
      'engine/model/moddle/',
      'engine/model/schema/',
      'api/server.ts',
      'api/backup.ts',
      'fixtures/',
    ],
    instead: 'put it behind a port that the composition root fills (api/server.ts)',
  },
  {
    name: 'reads its surroundings',
    pattern: /\bprocess\.(env|argv|cwd|stdin|exit)\b/,
    allowed: [
      'engine/script/worker/',
      'api/server.ts',
      'api/backup.ts',
      'api/config.ts',
      'fixtures/',
    ],
    instead: 'take it from the configuration (api/config.ts)',
  },
  {
    name: 'prints',
    pattern: /\bconsole\.\w+|\bprocess\.std(out|err)\b/,
    allowed: ['api/server.ts', 'api/backup.ts', 'fixtures/'],
    instead: 'use the logger that it was given',
  },
  {
    name: 'writes past the unit of work',
    pattern: /\.commit\(/,
    allowed: ['engine/engine.ts', 'engine/store/'],
    instead: 'insert, change or remove rows of the unit of work; the engine commits it',
  },
];
