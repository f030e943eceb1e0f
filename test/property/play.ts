import { createApp } from '../../api/app.ts';
import { createEngine, type Store } from '../../engine/index.ts';
import { SimulatedClock } from '../../engine/job/clock.ts';
import { type Observation, transcript } from '../conformance/replay.mjs';
import { brokenInvariants, rowsLeft } from './invariants.ts';

/** Moves on by itself, so that no two things happen at the same time and every order can be told. */
class RestlessClock extends SimulatedClock {
  override now(): number {
    this.advance(1);
    return super.now();
  }
}

export interface Played {
  seen: Observation[];
  /** Invariants that did not hold after some request. */
  broken: string[];
  /** Tables that still have rows when the scenario has deleted what it deployed. */
  left: string[];
}

type Run = (scenario: never) => Promise<void>;

/** An engine in this process, on which one scenario after another can be played. */
export const stage = (store: Store) => {
  const engine = createEngine({ store, clock: new RestlessClock() });
  const app = createApp(engine);
  return {
    /** `isWatched` looks for broken invariants after each request. */
    play: async (run: Run, isWatched = false): Promise<Played> => {
      const broken: string[] = [];
      const fetch = async (url: string, init: RequestInit) => {
        const response = await app.request(url, init);
        if (isWatched && init.method !== 'GET' && broken.length === 0) {
          for (const text of await brokenInvariants(engine))
            broken.push(`${init.method} ${url}: ${text}`);
        }
        return response;
      };
      const scenario = { name: 'a random process', run };
      const seen = await transcript(scenario, { base: 'http://engine/engine-rest', fetch });
      return { seen, broken, left: await rowsLeft(engine) };
    },
    close: () => engine.close(),
  };
};

/** Plays a scenario on an engine of its own. */
export const play = async (run: Run, store: Store, isWatched = false): Promise<Played> => {
  const own = stage(store);
  const played = await own.play(run, isWatched);
  await own.close();
  return played;
};
