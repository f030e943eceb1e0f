import { type RestClient, UnexpectedAnswer } from '../load/rest-client.ts';
import { THREE_TASKS_KEY } from '../load/three-tasks.ts';

/** Where an instance stands: at one of its user tasks, or ended. */
export type Position = 'a' | 'b' | 'c' | 'completed' | 'canceled';

export interface KnownInstance {
  id: string;
  position: Position;
  /** The instance that this one restarts. */
  restartOf: string | null;
  isRestarted: boolean;
}

/** What a client had asked for when the server died: it may have happened or not. */
export type Pending =
  | { kind: 'start'; businessKey: string }
  | { kind: 'move'; instance: KnownInstance; to: Position }
  | { kind: 'restart'; instances: KnownInstance[] };

const NEXT: Partial<Record<Position, Position>> = { a: 'b', b: 'c', c: 'completed' };

/**
 * Starts, completes, cancels and restarts instances of its own, one request after another, and keeps book of what was
 * acknowledged. When the connection breaks, `pending` is the request that was on its way.
 */
export class CrashClient {
  readonly instances: KnownInstance[] = [];
  pending: Pending | undefined;
  /** Restarts whose new instances the book does not know yet: the answer carries no ids. */
  readonly restarts: KnownInstance[][] = [];
  #started = 0;

  constructor(
    readonly name: string,
    readonly random: () => number,
  ) {}

  /** Works until the connection breaks; an answer that is no success is thrown. */
  async work(rest: RestClient, definitionId: string): Promise<void> {
    try {
      for (;;) await this.#step(rest, definitionId);
    } catch (error) {
      if (error instanceof UnexpectedAnswer || !isBroken(error)) throw error;
    }
  }

  async #step(rest: RestClient, definitionId: string): Promise<void> {
    const running = this.instances.filter(({ position }) => position in NEXT);
    const ended = this.instances.filter(
      ({ position, isRestarted }) => !(position in NEXT) && !isRestarted,
    );
    const chance = this.random();
    if (ended.length >= 4 && chance < 0.3) {
      return this.#restart(rest, definitionId, ended.slice(0, 2 + Math.floor(this.random() * 3)));
    }
    const instance = running[Math.floor(this.random() * running.length)];
    if (!instance || chance < 0.5) return this.#start(rest);
    if (chance < 0.65) return this.#cancel(rest, instance);
    return this.#complete(rest, instance);
  }

  async #start(rest: RestClient): Promise<void> {
    const businessKey = `${this.name}-${this.#started++}`;
    this.pending = { kind: 'start', businessKey };
    const path = `/process-definition/key/${THREE_TASKS_KEY}/start`;
    const variables = { x: { value: this.#started }, y: { value: 'text' }, z: { value: true } };
    const { id } = await rest.must<{ id: string }>('POST', path, { businessKey, variables });
    this.instances.push({ id, position: 'a', restartOf: null, isRestarted: false });
    this.pending = undefined;
  }

  async #complete(rest: RestClient, instance: KnownInstance): Promise<void> {
    const path = `/task?processInstanceId=${instance.id}`;
    const [task] = await rest.must<{ id: string }[]>('GET', path);
    if (!task) throw new Error(`${instance.id} at ${instance.position} has no task`);
    const to = NEXT[instance.position] as Position;
    await this.#move(instance, to, () => rest.must('POST', `/task/${task.id}/complete`, {}));
  }

  #cancel(rest: RestClient, instance: KnownInstance): Promise<void> {
    const path = `/process-instance/${instance.id}`;
    return this.#move(instance, 'canceled', () => rest.must('DELETE', path));
  }

  async #move(instance: KnownInstance, to: Position, ask: () => Promise<unknown>): Promise<void> {
    this.pending = { kind: 'move', instance, to };
    await ask();
    instance.position = to;
    this.pending = undefined;
  }

  async #restart(
    rest: RestClient,
    definitionId: string,
    instances: KnownInstance[],
  ): Promise<void> {
    for (const instance of instances) instance.isRestarted = true;
    this.pending = { kind: 'restart', instances };
    await rest.must('POST', `/process-definition/${definitionId}/restart`, {
      processInstanceIds: instances.map(({ id }) => id),
      instructions: [{ type: 'startBeforeActivity', activityId: 'c' }],
    });
    this.restarts.push(instances);
    this.pending = undefined;
  }
}

const isBroken = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return (
    code === 'ECONNRESET' ||
    code === 'ECONNREFUSED' ||
    code === 'EPIPE' ||
    message === 'the connection broke'
  );
};
