import type { ScriptBackend } from '../../../engine/index.ts';
import { assert, type Suite, suite } from '../../harness.ts';
import { integer, type Scripted, scripted } from '../scripted.ts';
import { honest } from './attempt.ts';
import { bombs } from './bombs.ts';
import { loops, nativeLoops } from './loops.ts';

/** For how long a script may run that would run for ever; the honest one after it may, too. */
const LIMIT_MS = 500;
/** Some at once, as most of the time is waiting. */
const ENGINES = 2;
/** As many as an engine has workers. */
const AT_ONCE = 2;

/** A test that each script is ended in a way, while other requests are answered. */
const endless = (
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

/** Scripts that loop, and where that ends their process alone, scripts that eat memory. */
export const endlessSuite = (scriptBackend: ScriptBackend): void => {
  const test = suite<never>(`endless scripts (${scriptBackend})`);

  test('other requests are answered while a script loops', async () => {
    const engine = await scripted({ scriptBackend, scriptTimeoutMs: 1_500 });
    let ended = false;
    const looping = engine.run('for (;;);').then((outcome) => {
      ended = true;
      return outcome;
    });
    assert.is((await engine.ask('GET', '/version')).status, 200);
    await honest(engine, 'meanwhile');
    assert.is(ended, false);
    assert.match(String(await looping), 'did not end within 1500 ms');
    await engine.close();
  });

  endless(test, 'what loops is ended', scriptBackend, {
    scripts: loops,
    end: /did not end within/,
  });

  const native = 'what loops within V8 is ended';
  const memory = 'what eats memory is ended';
  if (scriptBackend === 'inline') {
    test.skip(native, 'no thread can be ended there');
    test.skip(memory, 'a thread shares the memory of the engine');
  } else {
    endless(test, native, scriptBackend, { scripts: nativeLoops, end: TIME });
    endless(test, memory, scriptBackend, { scripts: bombs, end: MEMORY });
  }

  test.run();
};

const TIME = /did not end within/;
const MEMORY =
  /did not end within|perhaps for lack of memory|too much memory|was refused|RangeError/;
