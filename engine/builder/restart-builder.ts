import type { RestartProcessInstances } from '../command/restart-process-instances.ts';
import { buildQuery, type QueryValues } from '../query/definition.ts';
import { historicProcessInstanceQuery as definition } from '../query/historic-process-instance.ts';
import type { Query } from '../store/query.ts';
import type { BatchRow } from '../store/tables.ts';
import { InstructionBuilder } from './instructions.ts';

/**
 * A restart in the words of Camunda's RestartProcessInstanceBuilder:
 *
 *     await engine.restartProcessInstances(definitionId).startBeforeActivity('ship').processInstanceIds(id).execute();
 */
export class RestartProcessInstancesBuilder extends InstructionBuilder {
  readonly #ids: string[] = [];
  #query: Query<'historicProcessInstance'> | null = null;
  #initialVariables = false;
  #withoutBusinessKey = false;

  constructor(
    private readonly processDefinitionId: string,
    private readonly run: (command: RestartProcessInstances) => Promise<Map<string, string>>,
    private readonly runAsync: (command: RestartProcessInstances) => Promise<Readonly<BatchRow>>,
    private readonly now: () => number,
  ) {
    super();
  }

  /** Which ended instances to restart; each once, however often it is named. */
  processInstanceIds(...ids: (string | readonly string[])[]): this {
    this.#ids.push(...ids.flat());
    return this;
  }

  /** Further instances, by the parameters of `POST /history/process-instance`. */
  historicProcessInstanceQuery(
    values: QueryValues['values'],
    more: Omit<QueryValues, 'values'> = {},
  ): this {
    this.#query = buildQuery(definition, { values, ...more }, this.now());
    return this;
  }

  /** With the variables of the old instance's start instead of its last ones. */
  initialSetOfVariables(): this {
    this.#initialVariables = true;
    return this;
  }

  withoutBusinessKey(): this {
    this.#withoutBusinessKey = true;
    return this;
  }

  /**
   * Restarts all of them in one transaction, or none. Answers the new instances' ids by those of the old ones; rejected
   * with a Failure as RestartProcessInstancesCmd refuses.
   */
  execute(): Promise<Map<string, string>> {
    return this.run(this.#command());
  }

  /**
   * Leaves it to a batch, in which each instance is restarted by a job of its own. Answers the batch as it begins;
   * rejected with a Failure as RestartProcessInstancesBatchCmd refuses.
   */
  executeAsync(): Promise<Readonly<BatchRow>> {
    return this.runAsync(this.#command());
  }

  #command(): RestartProcessInstances {
    return {
      processDefinitionId: this.processDefinitionId,
      instructions: this.instructions,
      processInstanceIds: this.#ids,
      historicProcessInstanceQuery: this.#query,
      initialVariables: this.#initialVariables,
      withoutBusinessKey: this.#withoutBusinessKey,
      ...this.skips,
    };
  }
}
