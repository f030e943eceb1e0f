import { assert, suite } from '../harness.ts';

const test = suite('fixture', { one: 0 });

test.before((context) => {
  context.one = 1;
});

test('one is one', ({ one }) => {
  assert.is(one, 1);
});
test('a rejection is awaited', async () => {
  await assert.rejects(Promise.reject(new TypeError('gone')), TypeError);
});
test.skip('two is three', 'needs another arithmetic', () => {
  assert.is(2, 3);
});
test.run();
