import { parseArgs } from 'node:util';
import type { BackupReport } from '../engine/index.ts';

/** Where `npm start` answers. */
const usual = 'http://127.0.0.1:8080';

/** Asks a running server for a backup; the server says where it is. */
const backup = async (server: string): Promise<BackupReport> => {
  const address = `${server}/dalsegno/backup`;
  const answer = await fetch(address, { method: 'POST' }).catch((error: Error) => {
    const { message = error.message } = (error.cause ?? {}) as Partial<Error>;
    throw new Error(
      `Nothing answers at ${server} (${message}). Start the server, or say by --url where it is.`,
    );
  });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text) as BackupReport;
  throw new Error(`${server} made no backup, but answered ${answer.status}: ${messageOf(text)}`);
};

const messageOf = (text: string): string => {
  try {
    return (JSON.parse(text) as { message: string }).message;
  } catch {
    return text;
  }
};

/** With the path of the API or without. */
const serverOf = (url: string): string => {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new Error(`--url is '${url}', but must be an address such as ${usual}`);
  return url.replace(/\/+$/, '').replace(/\/engine-rest$/, '');
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const { values } = parseArgs({ options: { url: { type: 'string', default: usual } } });
  const { folder, files, bytes } = await backup(serverOf(values.url));
  console.log(`Copied ${files} files, ${megabytes(bytes)}, into ${folder}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
