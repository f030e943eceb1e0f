import type { DefinitionReference } from '../command/definition.ts';
import type {
  StartedProcessInstance,
  StartProcessInstance,
} from '../command/start-process-instance.ts';
import { InstructionBuilder, type PlainVariables, typedVariables } from './instructions.ts';

/**
 * A start in the words of Camunda's ProcessInstantiationBuilder:
 *
 *     await engine.createProcessInstanceByKey('order').businessKey('A-1').setVariables({ amount: 12 }).execute();
 */
export class StartProcessInstanceBuilder extends InstructionBuilder {
  #businessKey: string | null = null;
  #variables: PlainVariables = {};

  constructor(
    private readonly definition: DefinitionReference,
    private readonly run: (command: StartProcessInstance) => Promise<StartedProcessInstance>,
  ) {
    super();
  }

  businessKey(businessKey: string): this {
    this.#businessKey = businessKey;
    return this;
  }

  setVariable(name: string, value: unknown): this {
    return this.setVariables({ [name]: value });
  }

  setVariables(variables: PlainVariables): this {
    this.#variables = { ...this.#variables, ...variables };
    return this;
  }

  /** Starts it, at its start event or where instructions say; answers when it has come to its first wait states. */
  execute(): Promise<StartedProcessInstance> {
    return this.run({
      definition: this.definition,
      businessKey: this.#businessKey,
      variables: typedVariables(this.#variables),
      instructions: this.instructions,
      ...this.skips,
    });
  }
}
