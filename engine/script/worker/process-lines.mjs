// Lines by stdin and stdout, read and written at once: nothing else is to be done meanwhile, and this takes a fraction of
// the time that streams do. When stdin is closed, the process ends.
import { readSync, writeSync } from 'node:fs';

// Not by an import of node:process: that would open stdin as a stream, and reading it would not wait any more.
const { Deno, process } = globalThis;

/** What scripts leave behind rejected; a failure of the worker itself ends it. */
process.on('unhandledRejection', () => {});

const chunk = new Uint8Array(65536);
const decoder = new TextDecoder();
const lines = [];
/** What has come of the next line: put together only when it is whole, as long ones come in many chunks. */
let begun = [];

export const receive = () => {
  while (lines.length === 0) {
    const length = read();
    if (length === 0) process.exit(0);
    const text = decoder.decode(chunk.subarray(0, length), { stream: true });
    const [end, ...others] = text.split('\n');
    begun.push(end);
    if (others.length === 0) continue;
    lines.push(begun.join(''), ...others);
    begun = [lines.pop()];
  }
  return lines.shift();
};

const read = () => {
  try {
    return Deno ? (Deno.stdin.readSync(chunk) ?? 0) : readSync(0, chunk);
  } catch {
    return 0;
  }
};

const encoder = new TextEncoder();

export const send = (line) => {
  for (let bytes = encoder.encode(`${line}\n`); bytes.length > 0; )
    bytes = bytes.subarray(Deno ? Deno.stdout.writeSync(bytes) : writeSync(1, bytes));
};
