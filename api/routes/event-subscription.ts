import { type Engine, eventSubscriptionQuery } from '../../engine/index.ts';
import { eventSubscriptionDto } from '../dto/event-subscription.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';

/** Reading what instances and definitions wait for. */
export const eventSubscriptionRoutes = (router: Router, engine: Engine): void =>
  listRoutes(router, engine, {
    path: '/event-subscription',
    definition: eventSubscriptionQuery,
    toDto: eventSubscriptionDto,
    post: 'none',
  });
