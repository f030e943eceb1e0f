import {
  createMemoryStore,
  delayed,
  type ScriptBackend,
  scriptBackends,
} from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { integer, type Scripted, scripted, type Typed, text } from './scripted.ts';

const variables: Record<string, Typed> = {
  i: integer(5),
  l: { type: 'Long', value: 7 },
  big: { type: 'Long', value: 3_000_000_000 },
  d: { type: 'Double', value: 1.5 },
  s: text('text'),
  b: { type: 'Boolean', value: true },
  n: { type: 'Null', value: null },
  dt: { type: 'Date', value: '2020-01-02T03:04:05.000+0000' },
};

/** Script, then type and value of its result. */
const results: [string, string, unknown][] = [
  ['i + 1', 'Integer', 6],
  ['l + 1', 'Integer', 8],
  ['big', 'Long', 3_000_000_000],
  ['big + 1', 'Double', 3_000_000_001],
  ['typeof l + typeof d + typeof big', 'String', 'numbernumbernumber'],
  ['1.5 * 2', 'Integer', 3],
  ['4294967296', 'Double', 4294967296],
  ['NaN', 'Double', 'NaN'],
  ['"a"', 'String', 'a'],
  ['true', 'Boolean', true],
  ['dt', 'Date', '2020-01-02T03:04:05.000+0000'],
  ['x = 5; x', 'Integer', 5],
  ['i = 9; i', 'Integer', 9],
  ['var i = 10; i', 'Integer', 10],
  ['let i = 11; i', 'Integer', 11],
  ['this.i', 'Integer', 5],
  ['globalThis.y = 1; y', 'Integer', 1],
  ['typeof n', 'String', 'object'],
  ['typeof nobody', 'String', 'undefined'],
  ['if (i > 3) { "yes" } else { "no" }', 'String', 'yes'],
  ['s.toUpperCase()', 'String', 'TEXT'],
  ['execution.setVariable("s", "new"); s', 'String', 'text'],
  ['execution.setVariable("s", "new"); execution.getVariable("s")', 'String', 'new'],
  ['execution.removeVariable("s"); execution.hasVariable("s")', 'Boolean', false],
  ['execution.getVariable("missing") === null', 'Boolean', true],
  ['execution.getVariables().get("i")', 'Integer', 5],
  ['execution.getVariableNames().contains("i")', 'Boolean', true],
  ['execution.hasVariable("i") + " " + execution.hasVariableLocal("i")', 'String', 'true false'],
  ['execution.getCurrentActivityId()', 'String', 't'],
  ['execution.getCurrentActivityName()', 'String', 'The task'],
  ['execution.getProcessBusinessKey()', 'String', 'key'],
];

/** Scripts that end without a value leave the result variable unset. */
const without = ['null', 'undefined', 'n', 'var z = 3', 'function f() {}', 'print("x")'];

/** Script, then how the failure ends. */
const failures: [string, string][] = [
  ['nobody', 'ReferenceError: nobody is not defined'],
  ["throw 'text'", 'text'],
  ["throw new Error('boom')", 'Error: boom'],
  ['throw {a: 1}', 'Object'],
  ['throw null', 'null'],
  ['null.foo', "TypeError: Cannot read property 'foo' of null"],
];

const failed =
  "Unable to evaluate script while executing activity 't' in the process definition with id 'p':";

/** What Camunda 7.23 with GraalJS does, asked one by one. */
const semantics = (scriptBackend: ScriptBackend): void => {
  const test = suite<{ engine: Scripted }>(`scripts on ${scriptBackend}`, {
    engine: undefined as unknown as Scripted,
  });

  test.before(async (context) => {
    context.engine = await scripted({ scriptBackend });
  });
  test.after(({ engine }) => engine.close());

  test('the last value is the result, with the type that Camunda gives it', async ({ engine }) => {
    for (const [script, type, value] of results) {
      const outcome = await engine.run(script, variables);
      assert.ok(typeof outcome !== 'string', `${script}: ${JSON.stringify(outcome)}`);
      const { result } = outcome;
      assert.equal([result?.type, result?.value], [type, value], script);
    }
  });

  test('no value is no result', async ({ engine }) => {
    for (const script of without) {
      const outcome = await engine.run(script, variables);
      assert.ok(typeof outcome !== 'string', script);
      assert.is(outcome.result, undefined, script);
    }
  });

  test('an assignment to a name changes no variable', async ({ engine }) => {
    const outcome = await engine.run(
      'i = 9; x = 1; execution.setVariable("after", i + x)',
      variables,
    );
    assert.ok(typeof outcome !== 'string');
    assert.equal([outcome.i?.value, outcome.x, outcome.after?.value], [5, undefined, 10]);
  });

  test('lists and maps become objects, and are read as such', async ({ engine }) => {
    const outcome = await engine.run(
      'execution.setVariable("o", {a: [1, {b: 2}]}); execution.getVariable("o").a[1].b',
    );
    assert.ok(typeof outcome !== 'string');
    assert.equal([outcome.result?.value, outcome.o?.type], [2, 'Object']);
  });

  test('JSON of Spin is read, changed, kept and found again', async ({ engine }) => {
    const outcome = await engine.run(
      `const order = S('{"total": 3, "items": [{"name": "a"}, {"name": "b"}]}');
     order.prop('total', order.prop('total').value() + 1);
     execution.setVariable('order', order);
     const names = order.prop('items').elements().map((item) => item.prop('name').stringValue());
     [execution.getVariable('order').prop('total').value(), names, order.jsonPath('$.items[1].name').stringValue(),
      JSON({ a: 1 }).toString(), JSON.stringify({ b: 2 })].join()`,
    );
    assert.ok(typeof outcome !== 'string', String(outcome));
    assert.is(outcome.result?.value, '4,a,b,b,{"a":1},{"b":2}');
    assert.equal(
      [outcome.order?.type, outcome.order?.value],
      ['Json', '{"total":4,"items":[{"name":"a"},{"name":"b"}]}'],
    );
    const order = { type: 'Json', value: '{"total": 5}' };
    const read = await engine.run("order.prop('total').value()", { order });
    assert.is(typeof read === 'string' ? read : read.result?.value, 5);
    for (const [value, source] of [
      ['5', 'j.value() === 5'],
      ['"x"', "j.stringValue() === 'x'"],
      ['null', 'execution.getVariable("j").isNull()'],
    ] as const) {
      const outcome = await engine.run(source, { j: { type: 'Json', value } });
      assert.equal(typeof outcome === 'string' ? outcome : outcome.result?.value, true, value);
    }
    const unknown = await engine.run("order.prop('none')", { order });
    assert.match(String(unknown), "Unable to find 'none'");
  });

  test('TypeScript is JavaScript without its types', async ({ engine }) => {
    const outcome = await engine.run(
      `interface Item { name: string; price?: number }
     const items: Item[] = [{ name: s as string, price: i as number }];
     function total<T extends Item>(all: T[]): number { return all.reduce((sum, { price }) => sum + price!, 0) }
     execution.setVariable('total', total(items));
     items[0]!.name`,
      variables,
      'typescript',
    );
    assert.ok(typeof outcome !== 'string', String(outcome));
    assert.equal([outcome.result?.value, outcome.total?.value], ['text', 5]);
    assert.match(String(await engine.run('const a: = 1', {}, 'typescript')), 'SyntaxError: ');
    assert.match(
      String(await engine.run('enum A { B }', {}, 'typescript')),
      'TypeScript enum is not supported',
    );
  });

  test('outside of functions may be waited, too', async ({ engine }) => {
    const scripts: [string, unknown][] = [
      ['const x = await Promise.resolve(4); x + 1', 5],
      ['if (await true) { "yes" } else { "no" }', 'yes'],
      ['let n = 0; for await (const each of [1, 2]) n += each; n // the sum', 3],
      ['const f = async () => await 1; 7', 7],
      ['"await"', 'await'],
    ];
    for (const [script, value] of scripts) {
      const outcome = await engine.run(script);
      assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, value, script);
    }
  });

  test('what looks like an import or eval in comments and texts does no harm', async ({
    engine,
  }) => {
    const scripts: [string, unknown][] = [
      ["// import('x') and eval(y)\n1", 1],
      ['/* eval(x) */ 2 // <!-- a', 2],
      ['"import(a) \\( eval(b) <!-- c -->"', 'import(a) ( eval(b) <!-- c -->'],
      ['"import/*a*/ eval//b"', 'import/*a*/ eval//b'],
      ['let n = 3, s = ""; while (n-->0) s += n; s', '210'],
      ['`eval(${1 + 1})`', 'eval(2)'],
      ['String.raw`\\n${`eval(${1 + 1})`}`', '\\neval(2)'],
    ];
    for (const [script, value] of scripts) {
      const outcome = await engine.run(script);
      assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, value, script);
    }
    for (const script of ["import('x')", "eval('1')", "`${eval('1')}`", 'String.raw`eval(1)`'])
      assert.match(String(await engine.run(script)), 'SyntaxError: Possible', script);
  });

  test('a promise that nothing settles fails the script at once', async ({ engine }) => {
    assert.match(String(await engine.run('new Promise(() => {})')), 'waits for what never comes');
  });

  test('a promise is waited for', async ({ engine }) => {
    const outcome = await engine.run('(async () => { await null; return 4; })()');
    assert.ok(typeof outcome !== 'string');
    assert.is(outcome.result?.value, 4);
  });

  test('what a script throws is told as Camunda tells it', async ({ engine }) => {
    for (const [script, end] of failures)
      assert.is(
        await engine.run(script),
        `Cannot instantiate process definition p: ${failed}org.graalvm.polyglot.PolyglotException: ${end}`,
      );
  });

  test('a BPMN error goes to its catcher, and what was set before stays set', async ({
    engine,
  }) => {
    const CLASS = 'org.camunda.bpm.engine.delegate.BpmnError';
    for (const name of ['BpmnError', CLASS, `(Java.type('${CLASS}'))`]) {
      const outcome = await engine.run(
        `execution.setVariable('a', 1); throw new ${name}('E', 'why')`,
      );
      assert.ok(typeof outcome !== 'string', name);
      assert.equal(
        [outcome.a?.value, outcome.code?.value, outcome.message?.value],
        [1, 'E', 'why'],
      );
    }
  });

  test('a format is looked for in small letters; an unknown one fails where it runs', async ({
    engine,
  }) => {
    for (const format of ['JavaScript', 'ecmascript', 'js']) {
      const outcome = await engine.run('1', {}, format);
      assert.is(typeof outcome, 'object', format);
    }
    for (const format of ['cobol', 'python'])
      assert.match(
        String(await engine.run('1', {}, format)),
        `Can't find scripting engine for '${format}': scriptEngine is null`,
      );
  });

  test('an expression is a script in the format juel', async ({ engine }) => {
    const outcome = await engine.run('${i + 1}', { i: integer(1) }, 'juel');
    assert.ok(typeof outcome !== 'string');
    assert.equal([outcome.result?.type, outcome.result?.value], ['Long', 2]);
  });

  test('on a store that answers later a script runs once, though its command runs again', async () => {
    const late = await scripted({ scriptBackend, store: delayed(createMemoryStore()) });
    const outcome = await late.run(
      "const chance = Math.random(); execution.setVariable('kept', chance); chance",
      { i: integer(5) },
    );
    assert.ok(typeof outcome !== 'string', String(outcome));
    assert.is(outcome.result?.value, outcome.kept?.value);
    await late.close();
  });

  test.run();
};

for (const backend of scriptBackends) semantics(backend);
