import { randomModel, randomScenario } from '../random.mjs';
import { modelOf, type Step, scenarioOf, type WideCase, wideCase } from '../wide/index.mjs';
import type { Run } from './comparison.ts';

/** One case that is played on both servers. */
export interface Playable {
  xml: string;
  /** A scenario; `made` is filled with the steps that were made, where the generator knows of steps. */
  run(made?: Step[]): Run;
  /** What it is made of, if it can be shrunk by its parts. */
  wide?: WideCase;
}

export const playable = (wide: WideCase): Playable => ({
  xml: modelOf(wide).xml,
  run: (made) => scenarioOf(wide, made),
  wide,
});

/** From a seed and a size to a case. */
export const generators: Readonly<Record<string, (seed: number, size: number) => Playable>> = {
  wide: (seed, size) => playable(wideCase(seed, { size })),
  old: (seed, size) => ({
    xml: randomModel(seed, { size }).xml,
    run: () => randomScenario(seed, { size }),
  }),
};
