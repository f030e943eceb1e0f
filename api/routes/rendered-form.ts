import { type Engine, restFailure } from '../../engine/index.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** Camunda makes a page of a form's fields. There is none here: clients render forms themselves. */
export const renderedFormRoutes = (router: Router, engine: Engine): void => {
  const none = (form: string, what: string) =>
    restFailure.invalidRequest(`No matching rendered ${form} for ${what} found.`, 404);
  for (const path of definitionPaths) {
    router.get(
      `${path}/rendered-form`,
      async (call) => {
        const id = await namedDefinitionId(call, engine);
        throw none('start form', `process definition with the id ${id}`);
      },
      media,
    );
  }
  router.get(
    '/task/:id/rendered-form',
    (call) => {
      throw none('form', `task with the id ${call.path('id')}`);
    },
    media,
  );
};

const media = { produces: ['application/xhtml+xml'] } as const;
