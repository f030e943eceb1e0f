import { type Reply, readMessage, WrongReply } from '../../engine/script/wire.ts';
import { assert, suite } from '../harness.ts';

const test = suite('replies of workers');

const reply = (parts: Record<string, unknown>): string =>
  JSON.stringify({ id: 1, cpuMs: 1, writes: [], result: null, ...parts });

const refused: Record<string, string> = {
  'no JSON': '{',
  'no object': '[]',
  'another id': reply({ id: 2 }),
  'an untagged object as a value': reply({ result: { a: 1 } }),
  'an unknown tag': reply({ result: ['x', 1] }),
  'a list that is none': reply({ result: ['l', 1] }),
  'a number that is none': reply({ result: ['L', '12x'] }),
  'a date that is none': reply({ result: ['d', null] }),
  'a date beyond all dates': reply({ result: ['d', 1e300] }),
  'a write to something else': reply({ writes: [['engine', 'setVariable', 'a', 1]] }),
  'an error that is no text': reply({ error: { a: 1 } }),
  'brackets without end': `{"id":1,"result":${'['.repeat(100_000)}`,
  'too large a text': reply({ result: 'x'.repeat(4_000_000) }),
};

const readReply = (text: string, id: number): Reply => readMessage(text, id) as Reply;

test('whatever is not exactly of their form is refused', () => {
  for (const [name, text] of Object.entries(refused))
    assert.throws(
      () => readMessage(text, 1),
      (error: unknown) => error instanceof WrongReply,
      name,
    );
});

test('a map keeps the keys that mean something in JavaScript as keys', () => {
  const { outcome } = readReply(reply({ result: ['m', [['__proto__', 1]]] }), 1);
  assert.ok('result' in outcome && outcome.result instanceof Map);
  assert.equal([...(outcome.result as Map<string, unknown>).keys()], ['__proto__']);
});

test('brackets within a text do not count', () => {
  const { outcome } = readReply(reply({ result: '[['.repeat(1_000) }), 1);
  assert.ok('result' in outcome);
});

test.run();
