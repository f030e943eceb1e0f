import type { Engine } from '../../engine/index.ts';
import type { Router } from '../router.ts';

/** The Camunda release whose REST API this is: what clients ask before they use it. */
const apiVersion = '7.23.0';

/** /engine and /version */
export const engineRoutes = (router: Router, engine: Engine): void => {
  router.get('/engine', () => [{ name: engine.name }], { anyEngine: true });
  router.get('/version', () => ({ version: apiVersion }), { anyEngine: true });
};
