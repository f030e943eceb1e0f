/** One observation: its label and what was seen, ids and dates replaced. */
export type Observation = [label: string, value: unknown];

export interface ReplayResult {
  /** set/title */
  name: string;
  seen: Observation[];
  /** A text for each place where the transcript differs from the recorded one; empty if they agree. */
  differences: string[];
}

export interface ReplayOptions {
  base: string;
  fetch?: (url: string, init: RequestInit) => Response | Promise<Response>;
  dir?: string;
  /** Only scenarios whose set/title holds this text. */
  filter?: string;
  messages?: boolean;
}

type Fetch = NonNullable<ReplayOptions['fetch']>;
type Run = (scenario: never) => Promise<void>;

/** What one scenario sees; an exception is its last observation, 'STOPPED'. */
export function transcript(
  scenario: { name: string; run: Run },
  server: { base: string; fetch: Fetch },
): Promise<Observation[]>;

export function replayAll(options: ReplayOptions): Promise<ReplayResult[]>;

export function differences(
  golden: Observation[],
  seen: Observation[],
  options?: { messages?: boolean },
): string[];
