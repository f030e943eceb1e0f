import { Failure } from '../../engine/index.ts';
import type { Router } from '../router.ts';

/** A resource of Camunda of which this engine keeps nothing. */
interface Resource {
  path: string;
  /** What follows an id in the path of a single one. */
  below?: string;
  /** What Camunda says of an id that does not exist, with 404. */
  unknown: (id: string) => string;
  /** The code that goes with it. */
  code?: 0;
}

const resources: readonly Resource[] = [
  { path: '/filter', unknown: (id) => `Filter with id '${id}' does not exist.` },
  { path: '/user', below: '/profile', unknown: (id) => `User with id ${id} does not exist` },
  { path: '/group', unknown: (id) => `Group with id ${id} does not exist` },
  { path: '/tenant', unknown: (id) => `Tenant with id ${id} does not exist` },
  { path: '/authorization', unknown: (id) => `Authorization with id ${id} does not exist.` },
  {
    path: '/decision-definition',
    unknown: (id) =>
      `no deployed decision definition found with id '${id}': decisionDefinition is null`,
    code: 0,
  },
];

/**
 * Users, groups, tenants, filters, authorizations and decisions: there are none here, which clients that ask for them
 * are told as by a Camunda that has none either.
 */
export const keptNowhereRoutes = (router: Router): void => {
  for (const { path, below = '', unknown, code } of resources) {
    router.get(path, () => []);
    router.get(`${path}/count`, () => ({ count: 0 }));
    router.get(`${path}/:id${below}`, (call) => {
      const message = unknown(call.path('id'));
      throw new Failure(404, 'InvalidRequestException', message, code ?? null);
    });
  }
};
