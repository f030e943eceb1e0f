import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { instruction, startInstructions } from '../dto/instruction.ts';
import { selfLink } from '../dto/link.ts';
import { processInstanceDto } from '../dto/process-instance.ts';
import { typedValues, variableValueDtos } from '../dto/variable-value.ts';
import { asInvalidRequest, asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

const startProcessInstance = body({
  variables: kind.variables,
  businessKey: kind.text,
  caseInstanceId: kind.text,
  startInstructions: kind.listOf(instruction),
  skipCustomListeners: kind.flag,
  skipIoMappings: kind.flag,
  withVariablesInReturn: kind.flag,
});

/** Starting an instance of a definition. */
export const processStartRoutes = (router: Router, engine: Engine): void => {
  for (const path of definitionPaths) {
    router.post(`${path}/start`, async (call) => {
      const id = await namedDefinitionId(call, engine);
      const dto = await call.body(startProcessInstance);
      const { row, isEnded, variables } = await telling(id, async () =>
        engine.run('startProcessInstance', {
          definition: { id },
          businessKey: dto.businessKey,
          caseInstanceId: dto.caseInstanceId,
          variables: typedValues(dto.variables),
          instructions: startInstructions(dto.startInstructions ?? [], { withVariables: true }),
          skipCustomListeners: dto.skipCustomListeners,
          skipIoMappings: dto.skipIoMappings,
        }),
      );
      const definition = await engine.get('processDefinition', row.processDefinitionId);
      return {
        ...processInstanceDto(row, definition?.key ?? null),
        links: [selfLink(call, `/process-instance/${row.id}`)],
        ended: isEnded,
        ...(dto.withVariablesInReturn && { variables: variableValueDtos(variables) }),
      };
    });
  }
};

/** ProcessDefinitionResourceImpl.startProcessInstance */
const telling = <V>(id: string, start: () => Promise<V>): Promise<V> => {
  const text = (message: string) => `Cannot instantiate process definition ${id}: ${message}`;
  return rewriting(
    start,
    asRest('FormFieldValidationException', 400, text),
    asRest('ProcessEngineException', 500, text),
    asInvalidRequest('RestException', 'same', { text }),
  );
};
