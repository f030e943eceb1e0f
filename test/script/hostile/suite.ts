import type { ScriptBackend } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { integer, scripted } from '../scripted.ts';
import { access, unanswered } from './access.ts';
import { type Attempts, attempt, honest, honestTypeScript } from './attempt.ts';
import { errors } from './errors.ts';
import { escapes } from './escapes.ts';
import { leftovers } from './leftovers.ts';
import { names } from './names.ts';
import { results } from './results.ts';
import { sharedObjects } from './shared-objects.ts';
import { syntax } from './syntax.ts';
import { type World, worldOf } from './world.ts';

/**
 * Hostile scripts against a backend: none leaks, none stops the engine, and after each the next honest script is right.
 * Those that never end are in endless.ts.
 */
export const hostileSuite = (scriptBackend: ScriptBackend): void => {
  const test = suite<never>(`hostile scripts (${scriptBackend})`);

  /** Each of them twice, as a compartment is used again for the same source. */
  const table = (title: string, attempts: Attempts): void =>
    test(title, async () => {
      const engine = await scripted({ scriptBackend });
      for (const [name, what] of Object.entries(attempts)) {
        for (const _ of [1, 2]) await attempt(engine, name, what);
        await honest(engine, name);
        if (what.format === 'typescript') await honestTypeScript(engine, name);
      }
      await engine.close();
    });

  table('none gets out of its compartment', escapes);
  table('none changes what others share', sharedObjects);
  table('no error hurts whoever looks at it, or tells more than it should', errors);
  table('no source gets around what rewrites it', syntax);
  table('odd results fail the script alone', results);
  table('variables may be called as they like', names);
  table('what goes on after the end reaches nobody', leftovers);

  test('none gets at what it was not granted', async () => {
    const world: World = await worldOf(scriptBackend);
    for (const [name, what] of Object.entries(access(world))) {
      await attempt(world.engine, name, what);
      await honest(world.engine, name);
    }
    for (const [name, what] of Object.entries(unanswered(world))) {
      await attempt(world.impatient, name, what);
      await honest(world.engine, name);
    }
    assert.equal(world.seenByOthers, []);
    await world.close();
  });

  test('long sources do not fill the memory of the workers', async () => {
    const engine = await scripted({ scriptBackend });
    for (let n = 0; n < 25; n++) {
      const outcome = await engine.run(`/*${'x'.repeat(1_000_000)}*/ i + ${n}`, { i: integer(5) });
      assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, 5 + n);
    }
    await honest(engine, 'long sources');
    await engine.close();
  });

  test.run();
};
