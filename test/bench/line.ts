/** One line of the table: a figure of this engine, beside another one. */
export interface Line {
  section: string;
  label: string;
  here: number | null;
  beside: number | null;
  /** What the figure beside is of. */
  besideName: string;
  /** How many times better this engine is, or how many times as much it takes where `label` says so. */
  ratio: number | null;
  goal: Goal | null;
}

export interface Goal {
  text: string;
  /** Null where there is nothing to compare with. */
  isReached: boolean | null;
}

export interface Peer {
  name: string;
  figure: number | null | undefined;
}

/** Work a second: more is better. */
export const perSecond = (
  section: string,
  label: string,
  here: number | null | undefined,
  peer: Peer,
  goal?: number,
): Line => compared(section, label, here, peer, quotient(here, peer.figure), goal);

/** What is to be little: the ratio says how many times less it is here. */
export const atACost = (
  section: string,
  label: string,
  here: number | null | undefined,
  peer: Peer,
  goal?: number,
): Line => compared(section, label, here, peer, quotient(peer.figure, here), goal);

/** A figure that stands for itself. */
export const alone = (section: string, label: string, here: number, goal?: Goal): Line => ({
  section,
  label,
  here,
  beside: null,
  besideName: '',
  ratio: null,
  goal: goal ?? null,
});

const compared = (
  section: string,
  label: string,
  here: number | null | undefined,
  { name, figure }: Peer,
  ratio: number | null,
  goal: number | undefined,
): Line => ({
  section,
  label,
  here: here ?? null,
  beside: figure ?? null,
  besideName: name,
  ratio,
  goal: goal === undefined ? null : atLeast(goal, ratio),
});

const atLeast = (goal: number, ratio: number | null): Goal => ({
  text: `${goal} x`,
  isReached: ratio === null ? null : ratio >= goal,
});

export const atMost = (limit: number, unit: string, figure: number): Goal => ({
  text: `at most ${limit} ${unit}`,
  isReached: Number.isNaN(figure) ? null : figure <= limit,
});

export const quotient = (
  one: number | null | undefined,
  other: number | null | undefined,
): number | null =>
  typeof one === 'number' && typeof other === 'number' && Number.isFinite(one / other)
    ? one / other
    : null;
