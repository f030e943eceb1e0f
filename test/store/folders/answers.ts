import type { createApp } from '../../../api/app.ts';

/** What the API says of everything that a folder holds, by path. */
export type Answers = Readonly<Record<string, unknown>>;

const PATHS = [
  '/deployment',
  '/process-definition',
  '/process-instance',
  '/execution',
  '/task',
  '/variable-instance',
  '/event-subscription',
  '/external-task',
  '/job',
  '/incident',
  '/history/process-instance',
  '/history/activity-instance',
  '/history/task',
  '/history/variable-instance',
  '/history/detail',
  '/history/identity-link-log',
  '/history/incident',
  '/history/job-log',
  '/history/external-task-log',
];

export interface Rest {
  /** Throws where the answer is no success; else its body. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
  ask(method: string, path: string, body?: unknown): Promise<any>;
  deploy(file: string, xml: string): Promise<void>;
}

export const client = (app: ReturnType<typeof createApp>): Rest => {
  const send = async (method: string, path: string, request: RequestInit) => {
    const answer = await app.request(`/engine-rest${path}`, { method, ...request });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    ask: (method, path, body) => {
      const headers = { 'content-type': 'application/json' };
      return send(method, path, body === undefined ? {} : { headers, body: JSON.stringify(body) });
    },
    deploy: async (file, xml) => {
      const form = new FormData();
      form.set('deployment-name', file);
      form.set(file, new Blob([xml]), file);
      await send('POST', '/deployment/create', { body: form });
    },
  };
};

export const answersOf = async (rest: Rest): Promise<Answers> => {
  const answers: Record<string, unknown> = {};
  for (const path of PATHS) answers[path] = await rest.ask('GET', path);
  return answers;
};
