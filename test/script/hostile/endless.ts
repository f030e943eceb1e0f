import type { ScriptBackend } from '../../../engine/index.ts';
import { assert, type Suite, suite } from '../../harness.ts';
import { integer, type Scripted, scripted } from '../scripted.ts';
import { honest } from './attempt.ts';
import { bombs } from './bombs.ts';

/** For how long a script may run that would run for ever; the honest one after it may, too. */
const LIMIT_MS = 700;
/** Some at once, as most of the time is waiting. */
const ENGINES = 2;
/** As many as an engine has workers. */
const AT_ONCE = 2;

/** A test that each script is ended in a way, while other requests are answered. */
export const endless = (
  test: Suite<never>,
  title: string,
  scriptBackend: ScriptBackend,
  { scripts, end }: { scripts: Readonly<Record<string, string>>; end: RegExp },
): void =>
  test(title, async () => {
    const waiting = Object.entries(scripts);
    const work = async (engine: Scripted): Promise<void> => {
      await honest(engine, 'nothing');
      while (waiting.length > 0) {
        const some = waiting.splice(0, AT_ONCE);
        const ends = some.map(([name, script]) => isEnded(engine, name, script, end));
        assert.is((await engine.ask('GET', '/version')).status, 200);
        await Promise.all(ends);
        await honest(engine, some.map(([name]) => name).join(' and '));
      }
      await engine.close();
    };
    const engine = () => scripted({ scriptBackend, scriptTimeoutMs: LIMIT_MS });
    await Promise.all(Array.from({ length: ENGINES }, async () => work(await engine())));
  });

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

/** Scripts that eat memory, where that ends their process alone. */
export const memorySuite = (scriptBackend: ScriptBackend): void => {
  const test = suite<never>(`memory bombs (${scriptBackend})`);
  const end =
    /did not end within|perhaps for lack of memory|too much memory|was refused|RangeError/;
  endless(test, 'what eats memory is ended', scriptBackend, { scripts: bombs, end });
  test.run();
};
