import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  /** The parsed JSON, null for an empty body. */
  body: unknown;
}

/** Requests over HTTP connections that are kept alive: as fast as one process can ask (undici's fetch is slower). */
export class RestClient {
  readonly #agent: Agent;

  /** `base` is such as http://127.0.0.1:8080/engine-rest. */
  constructor(
    readonly base: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  }

  /** One request; rejects if the connection breaks before the whole answer is here. */
  ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      }),
    };
    return this.#send(method, path, headers, text);
  }

  /** As `ask`; an answer that is no success is an error. Returns the body. */
  async must<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) {
      const shown = JSON.stringify(answer.body);
      throw new UnexpectedAnswer(`${method} ${path} was answered with ${answer.status}: ${shown}`);
    }
    return answer.body as T;
  }

  async deploy(file: string, xml: string): Promise<void> {
    const form = new FormData();
    form.set('deployment-name', file);
    form.set(file, new Blob([xml], { type: 'application/octet-stream' }), file);
    const url = `${this.base}/deployment/create`;
    const response = await fetch(url, { method: 'POST', body: form });
    if (!response.ok) throw new UnexpectedAnswer(`not deployed: ${await response.text()}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, headers: object, text?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: { ...headers } };
      const sent = request(this.base + path, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('the connection broke')));
        response.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, body: raw === '' ? null : JSON.parse(raw) });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }
}

/** The server answered, but not as it should have: never a matter of a broken connection. */
export class UnexpectedAnswer extends Error {}
