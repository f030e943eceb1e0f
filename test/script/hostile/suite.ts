import type { ScriptBackend } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { integer, type Scripted, scripted } from '../scripted.ts';
import { type Attempts, attempt, honest, honestTypeScript } from './attempt.ts';
import { bombs } from './bombs.ts';
import { errors } from './errors.ts';
import { escapes } from './escapes.ts';
import { leftovers } from './leftovers.ts';
import { loops } from './loops.ts';
import { names } from './names.ts';
import { results } from './results.ts';
import { sharedObjects } from './shared-objects.ts';
import { syntax } from './syntax.ts';

interface Here {
  /** With a long time limit, for what ends by itself. */
  patient: Scripted;
  /** With a short one, for what does not: some at once, as most of their time is waiting. */
  strict: Scripted[];
}

/** For how long a script may run that would run for ever. */
const LIMIT_MS = 500;
const STRICT = 3;
/** As many as an engine has workers. */
const AT_ONCE = 2;

/**
 * Hostile scripts against a backend: none leaks, none stops the engine, and after each the next honest script is right.
 * Those that eat memory run only where that is the backend's promise.
 */
export const hostileSuite = (scriptBackend: ScriptBackend): void => {
  const test = suite<Here>(`hostile scripts (${scriptBackend})`, undefined as unknown as Here);

  test.before(async (here) => {
    here.patient = await scripted({ scriptBackend });
    here.strict = await Promise.all(
      Array.from({ length: STRICT }, () => scripted({ scriptBackend, scriptTimeoutMs: LIMIT_MS })),
    );
  });
  test.after(async ({ patient, strict }) => {
    for (const engine of [patient, ...strict]) await engine.close();
  });

  /** Each of them twice, as a compartment is used again for the same source. */
  const table = (title: string, attempts: Attempts): void =>
    test(title, async ({ patient }) => {
      for (const [name, what] of Object.entries(attempts)) {
        for (const _ of [1, 2]) await attempt(patient, name, what);
        await honest(patient, name);
        if (what.format === 'typescript') await honestTypeScript(patient, name);
      }
    });

  const endless = (title: string, scripts: Readonly<Record<string, string>>, end: RegExp): void =>
    test(title, async ({ strict }) => {
      const waiting = Object.entries(scripts);
      const work = async (engine: Scripted): Promise<void> => {
        while (waiting.length > 0) {
          const some = waiting.splice(0, AT_ONCE);
          await Promise.all(some.map(([name, script]) => isEnded(engine, name, script, end)));
          await honest(engine, some.map(([name]) => name).join(' and '));
        }
      };
      await Promise.all(strict.map(work));
    });

  table('none gets out of its compartment', escapes);
  table('none changes what others share', sharedObjects);
  table('no error hurts whoever looks at it, or tells more than it should', errors);
  table('no source gets around what rewrites it', syntax);
  table('odd results fail the script alone', results);
  table('variables may be called as they like', names);
  table('what goes on after the end reaches nobody', leftovers);
  endless('what loops is ended', loops, /did not end within 500 ms/);
  if (scriptBackend === 'inline')
    test.skip('what eats memory is ended', 'a thread shares the memory of the engine');
  else endless('what eats memory is ended', bombs, ENDED);

  test('other requests are answered while a script loops', async ({ strict: [engine] }) => {
    assert.ok(engine);
    let ended = false;
    const looping = engine.run('for (;;);').then((outcome) => {
      ended = true;
      return outcome;
    });
    assert.is((await engine.ask('GET', '/version')).status, 200);
    await honest(engine, 'meanwhile');
    assert.is(ended, false);
    assert.match(String(await looping), 'did not end within 500 ms');
  });

  test('long sources do not fill the memory of the workers', async ({ patient }) => {
    for (let n = 0; n < 60; n++) {
      const outcome = await patient.run(`/*${'x'.repeat(1_000_000)}*/ i + ${n}`, { i: integer(5) });
      assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, 5 + n);
    }
    await honest(patient, 'long sources');
  });

  test.run();
};

const ENDED =
  /did not end within 500 ms|perhaps for lack of memory|too much memory|was refused|RangeError/;

const isEnded = async (
  engine: Scripted,
  name: string,
  source: string,
  end: RegExp,
): Promise<void> => {
  const format = /typed|TypeScript/.test(name) ? 'typescript' : 'javascript';
  const outcome = await engine.run(source, { i: integer(5) }, format);
  assert.ok(typeof outcome === 'string', `${name}: ${JSON.stringify(outcome)?.slice(0, 500)}`);
  assert.match(outcome, 'Unable to evaluate script', name);
  assert.match(outcome, end, name);
};
