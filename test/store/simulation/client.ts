import { type Engine, Failure, fromValue } from '../../../engine/index.ts';
import type { TableName } from '../../../engine/store/tables.ts';
import type { History } from './history.ts';

const long = 'long '.repeat(2_000);

/** A deployed process, and activities of it where a restart may begin. */
export interface Model {
  key: string;
  activities: readonly string[];
}

/** Does this and that with the instances of an engine, its own and those of others, and enters what it is shown. */
export class Client {
  constructor(
    readonly engine: Engine,
    readonly history: History,
    readonly model: Model,
    readonly random: () => number,
  ) {}

  /** One step; what is refused, or fails as the disk does, leaves things as they were. */
  async step(): Promise<void> {
    try {
      await this.#pick([
        () => this.#start(),
        () => this.#start(),
        () => this.#complete(),
        () => this.#complete(),
        () => this.#complete(),
        () => this.#cancel(),
        () => this.#restart(),
        () => this.#restart(),
        () => this.#setVariable(),
        () => this.#comment(),
        () => this.#forget(),
        () => this.#read(),
      ])();
    } catch (error) {
      if (!(error instanceof Failure || (error as NodeJS.ErrnoException).code)) throw error;
    }
  }

  async #start(): Promise<void> {
    const variables = { number: this.random(), ...(this.random() < 0.2 && { long }) };
    await this.engine.createProcessInstanceByKey(this.model.key).setVariables(variables).execute();
  }

  async #complete(): Promise<void> {
    const task = this.#one(await this.#list('task'));
    if (task) await this.engine.complete(task.id, this.random() < 0.3 ? { done: true } : {});
  }

  async #cancel(): Promise<void> {
    const instance = this.#one(await this.#running());
    if (!instance) return;
    await this.engine.run('deleteProcessInstance', { processInstanceId: instance.id });
  }

  async #restart(): Promise<void> {
    const ended = await this.#ended();
    const chosen = ended.filter(() => this.random() < 0.4).slice(0, 4);
    const [first] = chosen;
    if (!first) return;
    const restart = this.engine
      .restartProcessInstances(first.processDefinitionId as string)
      .startBeforeActivity(this.#pick(this.model.activities))
      .processInstanceIds(chosen.map(({ id }) => id));
    if (this.random() < 0.4) restart.initialSetOfVariables();
    await restart.execute();
  }

  async #setVariable(): Promise<void> {
    const instance = this.#one(await this.#running());
    if (!instance) return;
    const value = this.random() < 0.5 ? `${long}${this.random()}` : 'short';
    await this.engine.run('modifyVariables', {
      scope: { kind: 'execution', id: instance.id },
      local: false,
      modifications: new Map([['set', fromValue(value)]]),
    });
  }

  /** Also on what has ended, whose history may be on the disk only. */
  async #comment(): Promise<void> {
    const task = this.#one(await this.#list('historicTask'));
    if (!task) return;
    const { id: taskId, processInstanceId } = task;
    await this.engine.run('createComment', { taskId, processInstanceId, message: 'a comment' });
  }

  async #forget(): Promise<void> {
    const instance = this.#one(await this.#ended());
    if (!instance) return;
    await this.engine.run('deleteHistoricProcessInstance', { processInstanceId: instance.id });
  }

  async #read(): Promise<void> {
    const tables = ['historicActivityInstance', 'historicVariable', 'variable', 'comment'] as const;
    await this.#list(this.#pick(tables));
  }

  #running() {
    return this.#list('historicProcessInstance', { op: 'isNull', column: 'endTime' });
  }

  #ended() {
    return this.#list('historicProcessInstance', { op: 'isNotNull', column: 'endTime' });
  }

  async #list<T extends TableName>(
    table: T,
    ...where: Parameters<Engine['list']>[0]['where'][number][]
  ) {
    const rows = await this.engine.list<T>({ table, where: where as never });
    this.history.saw(rows);
    return rows;
  }

  #one<R>(rows: readonly R[]): R | undefined {
    return rows[Math.floor(this.random() * rows.length)];
  }

  #pick<C>(choices: readonly C[]): C {
    return this.#one(choices) as C;
  }
}
