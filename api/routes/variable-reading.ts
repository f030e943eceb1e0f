import { type Engine, restFailure, type TypedColumns } from '../../engine/index.ts';
import { variableData } from '../attachment.ts';
import type { Call } from '../call.ts';
import { variableValueDto, variableValueDtos } from '../dto/variable-value.ts';
import { asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { type VariablePlace, variablePlaces } from './variable-places.ts';

/** Reading the variables of a scope (AbstractVariablesResource). */
export const variableReadingRoutes = (router: Router, engine: Engine): void => {
  for (const place of variablePlaces) {
    const { path } = place;
    router.get(path, async (call) => {
      const variables = await variablesAt(engine, place, call.path('id'));
      return variableValueDtos(variables, call.flag('deserializeValues', true));
    });
    router.get(`${path}/:name`, async (call) =>
      variableValueDto(await variableAt(engine, place, call), call.flag('deserializeValue', true)),
    );
    router.get(
      `${path}/:name/data`,
      async (call) => variableData(await variableAt(engine, place, call), call.path('id')),
      { produces: null },
    );
  }
};

const variablesAt = (engine: Engine, { kind, local }: VariablePlace, id: string) =>
  engine.run('getVariables', { scope: { kind, id }, local });

const variableAt = async (
  engine: Engine,
  place: VariablePlace,
  call: Call,
): Promise<TypedColumns> => {
  const name = call.path('name');
  const variables = await rewriting(
    variablesAt(engine, place, call.path('id')),
    asRest(
      'ProcessEngineException',
      500,
      (message) => `Cannot get ${place.called} variable ${name}: ${message}`,
    ),
  );
  const variable = variables.get(name);
  if (variable) return variable;
  throw restFailure.invalidRequest(
    `${place.called} variable with name ${name} does not exist`,
    404,
  );
};
