/**
 * What may stand inside an element, in which order: a particle of an XML schema turned into an automaton. Its states are
 * the places (leaves) of the particle that were matched last, as in Glushkov's construction; since schemas must be
 * deterministic, at most one of the places that may follow fits an element.
 */
export interface ContentModel<L> {
  readonly start: State<L>;
  /** Whatever may stand anywhere in it. */
  readonly leaves: readonly L[];
}

export interface State<L> {
  /** What may come next, in the order of the schema. */
  readonly next: readonly Leaf<L>[];
  /** Whether the content may end here. */
  readonly isEnd: boolean;
}

export interface Leaf<L> {
  readonly value: L;
  readonly after: State<L>;
}

export type Particle<L> = (
  | { leaf: L }
  | { sequence: readonly Particle<L>[] }
  | { choice: readonly Particle<L>[] }
) & {
  min: number;
  max: number;
};

export const compileContent = <L>(particle: Particle<L>): ContentModel<L> => {
  const builder = new Builder<L>();
  const part = builder.add(particle);
  return { start: builder.states(part), leaves: builder.leaves };
};

/** Of a part: whether it may be empty, and the places at which it may begin and end. */
interface Part {
  isNullable: boolean;
  first: readonly number[];
  last: readonly number[];
}

const EMPTY: Part = { isNullable: true, first: [], last: [] };

class Builder<L> {
  readonly leaves: L[] = [];
  readonly #follow: Set<number>[] = [];

  add(particle: Particle<L>): Part {
    let whole = EMPTY;
    for (let n = 0; n < particle.min; n++) whole = this.#join(whole, this.#once(particle));
    if (particle.max === Infinity) {
      const more = this.#once(particle);
      this.#connect(more.last, more.first);
      return this.#join(whole, { ...more, isNullable: true });
    }
    for (let n = particle.min; n < particle.max; n++)
      whole = this.#join(whole, { ...this.#once(particle), isNullable: true });
    return whole;
  }

  states({ isNullable, first, last }: Part): State<L> {
    const ends = new Set(last);
    const leaves: Leaf<L>[] = [];
    const next = (places: Iterable<number>): Leaf<L>[] =>
      [...places].sort((a, b) => a - b).map((place) => leaves[place] as Leaf<L>);
    const states = this.leaves.map((_, place) => ({
      next: [] as Leaf<L>[],
      isEnd: ends.has(place),
    }));
    for (const [place, value] of this.leaves.entries())
      leaves.push({ value, after: states[place] as State<L> });
    for (const [place, state] of states.entries())
      state.next.push(...next(this.#follow[place] as Set<number>));
    return { next: next(first), isEnd: isNullable };
  }

  #once(particle: Particle<L>): Part {
    if ('leaf' in particle) {
      const place = this.leaves.push(particle.leaf) - 1;
      this.#follow.push(new Set());
      return { isNullable: false, first: [place], last: [place] };
    }
    if ('sequence' in particle)
      return particle.sequence.reduce((part, item) => this.#join(part, this.add(item)), EMPTY);
    const parts = particle.choice.map((item) => this.add(item));
    return {
      isNullable: parts.some((part) => part.isNullable),
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
    };
  }

  #join(left: Part, right: Part): Part {
    this.#connect(left.last, right.first);
    return {
      isNullable: left.isNullable && right.isNullable,
      first: left.isNullable ? [...left.first, ...right.first] : left.first,
      last: right.isNullable ? [...left.last, ...right.last] : right.last,
    };
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const place of from) for (const next of to) this.#follow[place]?.add(next);
  }
}
