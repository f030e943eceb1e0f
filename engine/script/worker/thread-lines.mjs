// Lines as messages of a thread (the backend `inline`).
import { parentPort } from 'node:worker_threads';

globalThis.process.on('unhandledRejection', () => {});

const lines = [];
let waiting;
parentPort.on('message', (text) => {
  lines.push(...text.split('\n').filter((line) => line !== ''));
  waiting?.();
});

export const receive = async () => {
  while (lines.length === 0)
    await new Promise((resolve) => {
      waiting = resolve;
    });
  return lines.shift();
};

export const send = (line) => parentPort.postMessage(`${line}\n`);
