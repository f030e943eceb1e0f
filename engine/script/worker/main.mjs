// Entry of a worker process: one request a line on stdin, one reply a line on stdout. It is started with the path of
// SES as its argument, and ends when stdin is closed.
await import(process.argv[2]);

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
harden(Intl);

const { evaluate } = await import('./evaluate.mjs');

/** What scripts leave behind rejected; a failure of the worker itself ends it. */
process.on('unhandledRejection', () => {});
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const answer = async (line) => {
  const { id, ...request } = JSON.parse(line);
  const outcome = await evaluate(request);
  // Only when every promise that the script has left behind is done: a script that leaves an endless chain of them
  // never gets here, and is ended by its time limit.
  setImmediate(() => send({ id, cpuMs: Math.round(cpuMs()), ...outcome }));
};

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  rest += chunk;
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    const line = rest.slice(0, end);
    rest = rest.slice(end + 1);
    answer(line).catch(() => process.exit(1));
  }
});
send({ ready: true });
