import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { batchDto } from '../dto/batch.ts';
import { typedValues, type VariableValueDtos } from '../dto/variable-value.ts';
import { asInvalidRequest, type Rule, rewriting } from '../failure-rewriting.ts';
import { innerHistoricInstanceQuery, innerInstanceQuery } from '../inner-queries.ts';
import type { Router } from '../router.ts';

const instances = {
  processInstanceIds: kind.texts,
  processInstanceQuery: kind.json,
  historicProcessInstanceQuery: kind.json,
  variables: kind.variables,
};
const setVariables = body(instances);
const correlateMessage = body({ ...instances, messageName: kind.text });

/** Setting variables of process instances and sending them a message, by a batch (ProcessInstanceRestServiceImpl). */
export const variableBatchRoutes = (router: Router, engine: Engine): void => {
  router.post('/process-instance/variables-async', async (call) => {
    const dto = await call.body(setVariables);
    const command = { ...(await readInstances(engine, dto)) };
    return batchDto(
      await rewriting(
        engine.run('setVariablesAsync', command),
        asItIs,
        asInvalidRequest('ProcessEngineException', 400, { cause: false }),
      ),
    );
  });
  router.post('/process-instance/message-async', async (call) => {
    const dto = await call.body(correlateMessage);
    const { messageName } = dto;
    const command = { messageName, ...(await readInstances(engine, dto)) };
    return batchDto(
      await rewriting(
        engine.run('correlateMessageAsync', command),
        asInvalidRequest('NullValueException', 400, { cause: false }),
      ),
    );
  });
};

/** Camunda throws bad requests on as they are, before its rule for the other exceptions. */
const asItIs: Rule = (failure) =>
  failure.type === 'BadUserRequestException' ? failure : undefined;

type InstancesDto = NonNullable<ReturnType<typeof setVariables>>;

const readInstances = async (engine: Engine, dto: InstancesDto) => ({
  variables: await readVariables(dto.variables),
  processInstanceIds: dto.processInstanceIds,
  processInstanceQuery: innerInstanceQuery(engine, dto.processInstanceQuery),
  historicProcessInstanceQuery: innerHistoricInstanceQuery(
    engine,
    dto.historicProcessInstanceQuery,
  ),
});

const readVariables = (dtos: VariableValueDtos | null) =>
  rewriting(
    () => dtos && typedValues(dtos),
    asInvalidRequest('RestException', 'same', {
      text: (message) => `Cannot set variables: ${message}`,
    }),
  );
