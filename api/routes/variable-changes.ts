import type { CommandOf, Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { typedValue } from '../dto/typed-value.ts';
import { uploadedValue } from '../dto/uploaded-value.ts';
import { typedValues, variableValue } from '../dto/variable-value.ts';
import { asInvalidRequest, asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { type VariablePlace, variablePlaces } from './variable-places.ts';

const patchVariables = body({ modifications: kind.variables, deletions: kind.texts });

type Changes = Pick<CommandOf<'modifyVariables'>, 'modifications' | 'deletions'>;

/** Setting and removing variables, one by one or together (AbstractVariablesResource). */
export const variableChangeRoutes = (router: Router, engine: Engine): void => {
  for (const place of variablePlaces) changeRoutes(router, engine, place);
};

const changeRoutes = (
  router: Router,
  engine: Engine,
  { path, kind: scopeKind, local, called }: VariablePlace,
): void => {
  const change = (call: Call, changes: Changes) =>
    engine.run('modifyVariables', {
      scope: { kind: scopeKind, id: call.path('id') },
      local,
      ...changes,
    });

  const cannotPut = (name: string) => (message: string) =>
    `Cannot put ${called} variable ${name}: ${message}`;

  router.put(`${path}/:name`, async (call) => {
    const dto = await call.body(variableValue);
    const name = call.path('name');
    const text = cannotPut(name);
    await rewriting(
      async () => change(call, { modifications: new Map([[name, typedValue(dto)]]) }),
      asInvalidRequest('RestException', 'same', { text }),
      asRest('BadUserRequestException', 400, text),
      asRest('ProcessEngineException', 500, text),
    );
  });

  router.post(
    `${path}/:name/data`,
    async (call) => {
      const value = uploadedValue(await call.form());
      const name = call.path('name');
      await rewriting(
        change(call, { modifications: new Map([[name, value]]) }),
        asRest('ProcessEngineException', 500, cannotPut(name)),
      );
    },
    { produces: null },
  );

  router.delete(`${path}/:name`, async (call) => {
    const name = call.path('name');
    const text = (message: string) => `Cannot delete ${called} variable ${name}: ${message}`;
    await rewriting(
      change(call, { deletions: [name] }),
      asRest('ProcessEngineException', 500, text),
    );
  });

  router.post(
    path,
    async (call) => {
      const { modifications, deletions } = await call.body(patchVariables);
      const typed = await rewriting(
        () => typedValues(modifications),
        asInvalidRequest('RestException', 'same', {
          text: (message) => `Cannot modify variables for ${called}: ${message}`,
        }),
      );
      const text = (message: string) =>
        `Cannot modify variables for ${called} ${call.path('id')}: ${message}`;
      const changes = {
        modifications: typed,
        deletions: deletions?.filter((name) => name !== null) ?? [],
      };
      await rewriting(change(call, changes), asRest('ProcessEngineException', 500, text));
    },
    { produces: null },
  );
};
