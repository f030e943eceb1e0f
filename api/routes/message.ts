import {
  type Engine,
  type ExecutionRow,
  Failure,
  type ResultOf,
  restFailure,
  type TypedColumns,
} from '../../engine/index.ts';
import { type BodyOf, body, kind } from '../body.ts';
import { correlationKeys, shownKeys } from '../dto/correlation-key.ts';
import { executionDto } from '../dto/execution.ts';
import { processInstanceDto } from '../dto/process-instance.ts';
import { typedValues, variableValueDtos } from '../dto/variable-value.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const correlationMessage = {
  messageName: kind.text,
  businessKey: kind.text,
  correlationKeys: kind.variables,
  localCorrelationKeys: kind.variables,
  processVariables: kind.variables,
  processVariablesLocal: kind.variables,
  processVariablesToTriggeredScope: kind.variables,
  tenantId: kind.text,
  withoutTenantId: kind.flag,
  processInstanceId: kind.text,
  all: kind.flag,
  resultEnabled: kind.flag,
  variablesInResultEnabled: kind.flag,
};

type CorrelationMessage = BodyOf<typeof correlationMessage>;

/** Correlating a message (MessageRestServiceImpl). */
export const messageRoutes = (router: Router, engine: Engine): void => {
  router.post('/message', async (call) => {
    const dto = await call.body(body(correlationMessage));
    check(dto);
    const correlations = await rewriting(
      async () => engine.run('correlateMessage', command(dto)),
      asInvalidRequest('RestException', 'same', {
        text: (message) => `Cannot deliver message: ${message}`,
      }),
      mismatch,
    );
    if (!dto.resultEnabled) return undefined;
    return Promise.all(
      correlations.map((correlation) =>
        resultDto(engine, correlation, dto.variablesInResultEnabled),
      ),
    );
  });
};

const check = (dto: CorrelationMessage): void => {
  if (dto.messageName === null) throw restFailure.invalidRequest('No message name supplied');
  if (dto.tenantId !== null && dto.withoutTenantId) throw restFailure.bothTenants();
  if (dto.variablesInResultEnabled && !dto.resultEnabled) {
    throw restFailure.invalidRequest(
      "Parameter 'variablesInResultEnabled' cannot be used without 'resultEnabled' set to true.",
    );
  }
};

const command = (dto: CorrelationMessage) => ({
  messageName: dto.messageName,
  businessKey: dto.businessKey,
  correlationKeys: correlationKeys(typedValues(dto.correlationKeys), 'anywhere'),
  localCorrelationKeys: correlationKeys(typedValues(dto.localCorrelationKeys), 'waitingExecution'),
  shownKeys: {
    correlation: shownKeys(dto.correlationKeys),
    local: shownKeys(dto.localCorrelationKeys),
  },
  processInstanceId: dto.processInstanceId,
  ...(dto.tenantId !== null && { tenantId: dto.tenantId }),
  ...(dto.withoutTenantId && { tenantId: null }),
  variables: typedValues(dto.processVariables),
  variablesLocal: typedValues(dto.processVariablesLocal),
  variablesToTriggeredScope: typedValues(dto.processVariablesToTriggeredScope),
  all: dto.all,
});

/** `new RestException(status, cause)`, whose message is the cause with its class. */
const mismatch = ({ type, message, code }: Failure): Failure | undefined =>
  type === 'MismatchingMessageCorrelationException'
    ? new Failure(400, 'RestException', `org.camunda.bpm.engine.${type}: ${message}`, code)
    : undefined;

type Correlation = ResultOf<'correlateMessage'>[number];

/** What the message reached, as it is now: an execution that is gone has ended. */
const resultDto = async (engine: Engine, correlation: Correlation, withVariables: boolean) => {
  const isStart = correlation.kind === 'processDefinition';
  const row = isStart ? correlation.processInstance : correlation.execution;
  const ended = (await engine.get('execution', row.id)) === undefined;
  const variables = withVariables && {
    variables: variableValueDtos(await variablesOf(engine, row.processInstanceId), false),
  };
  if (!isStart) {
    const execution = { ...executionDto(row), ended };
    return { resultType: 'Execution', execution, processInstance: null, ...variables };
  }
  const processInstance = { ...(await instanceDto(engine, row)), ended };
  return { resultType: 'ProcessDefinition', execution: null, processInstance, ...variables };
};

const instanceDto = async (engine: Engine, row: Readonly<ExecutionRow>) => {
  const definition = await engine.get('processDefinition', row.processDefinitionId);
  return processInstanceDto(row, definition?.key ?? null);
};

/** An instance's own variables; of one that has ended, those that it had last. */
const variablesOf = async (engine: Engine, id: string): Promise<Map<string, TypedColumns>> => {
  const rows = await engine.list({
    table: 'historicVariable',
    where: [
      { op: 'eq', column: 'processInstanceId', value: id },
      { op: 'eq', column: 'executionId', value: id },
      { op: 'isNull', column: 'taskId' },
      { op: 'eq', column: 'state', value: 'CREATED' },
    ],
  });
  return new Map(rows.map((row) => [row.name, row]));
};
