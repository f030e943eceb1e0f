// Entry of what evaluates scripts: one request a line comes in, one reply a line goes out, in the same order. Between
// them a script may ask for what it was granted (asking.mjs). It is told where its libraries lie (programs.mjs).
import { setImmediate } from 'node:timers';
import { isMainThread } from 'node:worker_threads';
import { programs } from './programs.mjs';

const { receive, send } = isMainThread
  ? await import('./process-lines.mjs')
  : await import('./thread-lines.mjs');

// SES and what it evaluates need nothing of it.
delete globalThis.process;
await import(programs.ses);

/* global lockdown, harden */
lockdown({
  errorTaming: 'safe',
  stackFiltering: 'concise',
  consoleTaming: 'unsafe',
  overrideTaming: 'moderate',
  localeTaming: 'unsafe',
  evalTaming: 'safe-eval',
  errorTrapping: 'none',
  unhandledRejectionTrapping: 'none',
  reporting: 'none',
});
// What Intl leads to; to some of it only by what it answers.
const segments = new Intl.Segmenter().segment('');
harden([Intl, ...[segments, segments[Symbol.iterator]()].map(Object.getPrototypeOf)]);

const { evaluate } = await import('./evaluate.mjs');
const { giveBack } = await import('./compartment.mjs');
const { beginRun, endRun, isAsking, takeAnswer } = await import('./asking.mjs');

/** Once every promise is done that can be: a script that leaves an endless chain of them never gets there. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

/** Requests that came while a script waited for an answer. */
const later = [];

const run = async ({ id, ...request }) => {
  beginRun({
    ask: (question) => send(JSON.stringify({ id, ...question })),
    variables: request.environment,
  });
  const first = evaluate(request);
  const outcome = first instanceof Promise ? await settled(first) : first;
  await quiet();
  endRun();
  giveBack();
  send(JSON.stringify({ id, ...outcome }));
};

/** What a promise of a script comes to; it waits for nothing but answers of the engine. */
const settled = async (promise) => {
  let outcome;
  promise.then((value) => {
    outcome = value;
  });
  for (;;) {
    await quiet();
    if (outcome) return outcome;
    if (!isAsking()) return { error: 'Error: The script waits for what never comes', writes: [] };
    const message = JSON.parse(await receive());
    if ('question' in message) takeAnswer(message);
    else later.push(message);
  }
};

send(JSON.stringify({ ready: true }));
for (;;) {
  const message = later.shift() ?? JSON.parse(await receive());
  // An answer to a script that has ended is nobody's.
  if (!('question' in message)) await run(message);
}
