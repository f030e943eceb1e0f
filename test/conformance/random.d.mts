/** A scenario, random but for its seed: a process, work on it, restarts, and what can be seen of it. */
export function randomScenario(seed: number): (scenario: never) => Promise<void>;
