/** A scenario, random but for its seed: a process, work on it, restarts, and what can be seen of it. */
export function randomScenario(
  seed: number,
  options?: { size?: number },
): (scenario: never) => Promise<void>;

/** What the scenario of a seed deploys. */
export function randomModel(seed: number, options?: { size?: number }): { xml: string };
