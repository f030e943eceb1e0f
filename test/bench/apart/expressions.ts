import { integer } from '../../../engine/expression/java-value.ts';
import { parseExpression } from '../../../engine/expression/parse.ts';
import type { ExpressionRates } from '../expressions.ts';

// Evaluations a second of some expressions, and of closures that do the same with JavaScript's own values.

const order = new Map<string, unknown>([['total', integer(250)]]);
const values = new Map<string, unknown>([
  ['a', integer(1)],
  ['b', integer(3)],
  ['amount', integer(17)],
  ['status', 'open'],
  ['order', order],
]);
const context = { resolve: (name: string) => values.get(name) };

const plainOrder = new Map([['total', 250]]);
const plain = new Map<string, unknown>([
  ['a', 1],
  ['b', 3],
  ['amount', 17],
  ['status', 'open'],
  ['order', plainOrder],
]);
const get = (name: string) => plain.get(name) as number;

const CASES: readonly [text: string, closure: () => unknown][] = [
  ['${amount}', () => get('amount')],
  ['${a + b > 3}', () => get('a') + get('b') > 3],
  [
    "${order.total > 100 && status == 'open'}",
    () =>
      ((plain.get('order') as typeof plainOrder).get('total') as number) > 100 &&
      plain.get('status') === 'open',
  ],
];

const ROUNDS = 5;
const COUNT = 400_000;

/** The best of some rounds: what else the machine does only makes it slower. */
const best = (work: () => unknown): number => {
  let rate = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let kept: unknown;
    const start = performance.now();
    for (let count = 0; count < COUNT; count++) kept = work();
    rate = Math.max(rate, (COUNT * 1000) / (performance.now() - start));
    if (kept === undefined) throw new Error('nothing was evaluated');
  }
  return rate;
};

const rates: ExpressionRates[] = CASES.map(([text, closure]) => {
  const expression = parseExpression(text);
  return { text, here: best(() => expression.evaluate(context)), closure: best(closure) };
});
console.log(JSON.stringify(rates));
