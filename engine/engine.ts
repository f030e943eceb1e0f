import { batchJobHandlers } from './batch/job-handlers.ts';
import { type PlainVariables, typedVariables } from './builder/instructions.ts';
import { RestartProcessInstancesBuilder } from './builder/restart-builder.ts';
import { StartProcessInstanceBuilder } from './builder/start-builder.ts';
import { afterFailure } from './command/after-failure.ts';
import { batchTypes } from './command/batch-types.ts';
import type { Handler } from './command/command.ts';
import { type CommandOf, commands, type ResultOf, type Verb } from './command/commands.ts';
import type { DefinitionReference } from './command/definition.ts';
import { suspensionJobHandlers } from './command/suspend-later.ts';
import { DefinitionCache } from './deployment/definition-cache.ts';
import { elements } from './element/index.ts';
import { CommandContext, type Surroundings } from './execution/context.ts';
import type { Beans } from './execution/delegate.ts';
import { HostCalls } from './execution/host-calls.ts';
import { operations } from './execution/operations.ts';
import { SameAgain } from './execution/same-again.ts';
import { drive, type Results, type Work } from './execution/work.ts';
import { hostValue } from './expression/host-bean.ts';
import { storeFailure } from './failure.ts';
import { type Ids, timeOrderedIds } from './ids.ts';
import { type Clock, systemClock } from './job/clock.ts';
import { Commits } from './job/commits.ts';
import { JobExecutor } from './job/job-executor.ts';
import { jobHandlers } from './job/job-handlers.ts';
import type { ProcessGraph } from './model/process-graph.ts';
import { noPermissions, type Permissions } from './permission/permissions.ts';
import type { ScriptBackend } from './script/backend/backend.ts';
import { type IsolatedScripts, isolatedScripts } from './script/scripts.ts';
import { createMemoryStore } from './store/memory/memory-store.ts';
import type { Query, RowOf } from './store/query.ts';
import type { BackupReport, MaybePromise, Store } from './store/store.ts';
import type { TableName } from './store/tables.ts';
import { NotYetRead, Reads, UnitOfWork } from './store/unit-of-work.ts';
import { inTurns } from './turn.ts';

/** What an embedding host may hand in; each has a default. */
export interface EngineOptions {
  /** The name under `/engine/{name}`; Camunda's default is `default`. */
  name?: string;
  /** Where rows are kept; by default in memory, gone with the process. */
  store?: Store;
  /** By default the system's time. */
  clock?: Clock;
  /** By default UUIDs in order of time. */
  ids?: Ids;
  /** Whether jobs are done when they are due; off by default: the host executes them by hand. */
  jobExecutor?: boolean;
  /**
   * What expressions, camunda:delegateExpression and camunda:class reach by name: data, functions (`${price(order)}`), and
   * objects (`${greeter.greet(name)}`), of which all counts that they and their classes declare. A delegate is a function,
   * or has a method `execute` or `notify`; it gets a DelegateScope.
   *
   * Arguments come as plain JavaScript and copies: numbers (a Long beyond 2^53 as a bigint), texts, Dates, arrays (also for
   * sets), objects without prototype for maps and JSON nodes; beans as they were registered. A result is data again: whole
   * numbers of 32 bits are Integers, others Doubles, bigints Longs; nothing of an instance of a class can be reached.
   *
   * Each call is made once, also where its command is run again after a read. A promise is waited for, wherever the call
   * stands in an expression; in the midst of one, or in a condition, by running the command again when the answer is
   * there, which a process with thousands of such calls in one transaction will feel.
   */
  beans?: Readonly<Record<string, unknown>>;
  /** For how long one script may run; by default a second. */
  scriptTimeoutMs?: number;
  /** Where scripts run: `node` (by default), `deno` (the npm package), or `inline`, a thread for trusted ones. */
  scriptBackend?: ScriptBackend;
  /** What scripts may be granted at most, by default nothing; what a process asks for is granted within it. */
  permissions?: Partial<Permissions>;
  /** The variables that scripts may be granted to see, such as `process.env`; by default none. */
  environment?: Readonly<Record<string, string | undefined>>;
}

/** A process engine in this process: every change is a command, every read a query. */
export class Engine {
  readonly name: string;
  readonly #store: Store;
  readonly #surroundings: Surroundings;
  readonly #jobExecutor: JobExecutor | undefined;
  readonly #commits: Commits;
  readonly #scripts: IsolatedScripts;

  constructor({
    name = 'default',
    store = createMemoryStore(),
    clock = systemClock,
    ids = timeOrderedIds(() => clock.now()),
    jobExecutor = false,
    beans = {},
    scriptTimeoutMs = 1_000,
    scriptBackend = 'node',
    permissions = noPermissions,
    environment = {},
  }: EngineOptions = {}) {
    this.name = name;
    this.#store = store;
    this.#commits = new Commits(clock);
    this.#scripts = isolatedScripts({
      backend: scriptBackend,
      timeoutMs: scriptTimeoutMs,
      permissions: { ...noPermissions, ...permissions },
      environment,
    });
    const named = namedBeans(beans);
    const definitions = new DefinitionCache(named.isFunction);
    this.#surroundings = {
      clock,
      ids,
      elements,
      operations,
      jobHandlers: { ...jobHandlers, ...suspensionJobHandlers, ...batchJobHandlers(batchTypes) },
      graph: (unit, definitionId) => definitions.graph(unit, definitionId),
      beans: named,
      hostCalls: new HostCalls(),
      scripts: this.#scripts,
    };
    if (jobExecutor) {
      this.#jobExecutor = new JobExecutor(clock, {
        run: (jobId) => this.run('executeJob', { jobId }),
        find: (jobId) => this.get('job', jobId),
      });
    }
  }

  /** Takes up the jobs that the store has; needed once where the job executor is on. */
  async start(): Promise<this> {
    this.#jobExecutor?.start(await this.list({ table: 'job', where: [] }));
    return this;
  }

  /** The engine's time, in milliseconds since 1970. */
  now(): number {
    return this.#surroundings.clock.now();
  }

  /**
   * Carries out a command as one transaction, and answers once it is durable. Rejected with a Failure where the command
   * is refused or another one changed the same rows: then nothing has happened.
   */
  async run<V extends Verb>(
    verb: V,
    command: CommandOf<V>,
    { userId = null }: { userId?: string | null } = {},
  ): Promise<ResultOf<V>> {
    const handler = commands[verb] as unknown as Handler<CommandOf<V>, ResultOf<V>>;
    let latest: CommandContext | undefined;
    try {
      return await this.#transaction((context) => {
        latest = context;
        return handler(context, command);
      }, userId);
    } catch (error) {
      const followUp = afterFailure(verb, command, error, latest);
      if (followUp) await this.#transaction(followUp, userId);
      throw error;
    }
  }

  /** Restarts ended instances of a definition; see the builder. */
  restartProcessInstances(processDefinitionId: string): RestartProcessInstancesBuilder {
    return new RestartProcessInstancesBuilder(
      processDefinitionId,
      (command) => this.run('restartProcessInstances', command),
      (command) => this.run('restartProcessInstancesAsync', command),
      () => this.now(),
    );
  }

  /** Starts an instance of the latest version of a key, of no tenant or the one given. */
  createProcessInstanceByKey(
    key: string,
    tenantId: string | null = null,
  ): StartProcessInstanceBuilder {
    return this.#startBuilder({ key, tenantId });
  }

  /** Starts an instance of a definition. */
  createProcessInstanceById(id: string): StartProcessInstanceBuilder {
    return this.#startBuilder({ id });
  }

  /** Completes a user task, with variables for its process. */
  async complete(taskId: string, variables: PlainVariables = {}): Promise<void> {
    await this.run('completeTask', { taskId, variables: typedVariables(variables) });
  }

  /** The rows that a query finds. */
  async list<T extends TableName>(query: Query<T>): Promise<RowOf<T>[]> {
    return this.#read(() => this.#store.query(query));
  }

  /** How many rows a query finds, its paging aside. */
  async count<T extends TableName>(query: Query<T>): Promise<number> {
    return this.#read(() => this.#store.count(query));
  }

  /** One row by its id. */
  async get<T extends TableName>(table: T, id: string): Promise<RowOf<T> | undefined> {
    return this.#read(() => this.#store.get(table, id));
  }

  /** The model of a deployed definition. */
  async graph(definitionId: string): Promise<ProcessGraph> {
    return this.#transaction(function* (context) {
      return context.graph(definitionId);
    }, null);
  }

  /**
   * Waits for a transaction that touches a table: true once there was one, false after so many milliseconds, when the
   * signal says so, or when the engine closes.
   */
  async nextChange(table: TableName, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return this.#commits.next(table, timeoutMs, signal);
  }

  /**
   * Copies everything that is durable into a new folder, while work goes on. Rejected with a Failure where the store
   * keeps nothing, or where the folder cannot be written.
   */
  async backup(folder: string): Promise<BackupReport> {
    try {
      return await this.#store.backup(folder);
    } catch (error) {
      const { syscall, message } = error as NodeJS.ErrnoException;
      throw syscall === undefined ? error : storeFailure.notBackedUp(folder, message);
    }
  }

  /** Waits for what is under way and closes the store. */
  async close(): Promise<void> {
    this.#commits.close();
    await this.#jobExecutor?.stop();
    await this.#scripts.close();
    await this.#store.close();
  }

  #startBuilder(definition: DefinitionReference): StartProcessInstanceBuilder {
    return new StartProcessInstanceBuilder(definition, (command) =>
      this.run('startProcessInstance', command),
    );
  }

  /** What was read is shown only when it is durable. */
  async #read<R>(read: () => MaybePromise<R>): Promise<R> {
    const { epoch } = this.#store;
    const rows = await read();
    await this.#store.durable(epoch);
    return rows;
  }

  async #transaction<R>(
    handler: (context: CommandContext) => Work<R>,
    userId: string | null,
  ): Promise<R> {
    const { epoch } = this.#store;
    const reads = new Reads(this.#store);
    const results: Results = [];
    const same = new SameAgain(this.#surroundings.clock, this.#surroundings.ids);
    const hostCalls = new HostCalls();
    const surroundings = { ...this.#surroundings, clock: same, ids: same, hostCalls };
    for (;;) {
      same.startOver();
      hostCalls.startOver();
      const unit = new UnitOfWork(reads);
      try {
        const context = new CommandContext(unit, surroundings, userId);
        const outcome = drive(handler(context), results);
        const result = outcome instanceof Promise ? await outcome : outcome;
        context.ensureNoOrphans();
        const made = inTurns(unit.changes());
        const changes = made instanceof Promise ? await made : made;
        await (changes.length > 0
          ? this.#store.commit(changes, epoch)
          : this.#store.durable(epoch));
        this.#jobExecutor?.committed(changes);
        this.#commits.committed(changes);
        return result;
      } catch (error) {
        if (!(error instanceof NotYetRead)) throw error;
        await error.answer;
      }
    }
  }
}

/** A process engine, ready to be used. */
export const createEngine = (options: EngineOptions = {}): Engine => new Engine(options);

const namedBeans = (beans: Readonly<Record<string, unknown>>): Beans => {
  const named = new Map(Object.entries(beans).map(([name, bean]) => [name, hostValue(bean)]));
  return {
    get: (name) => named.get(name),
    isFunction: (name) => Object.hasOwn(beans, name) && typeof beans[name] === 'function',
  };
};
