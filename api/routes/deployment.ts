import {
  deploymentQuery,
  type Engine,
  Failure,
  type ResourceRow,
  restFailure,
} from '../../engine/index.ts';
import { attachment } from '../attachment.ts';
import { deploymentDto, resourceDto } from '../dto/deployment.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading deployments and their resources. */
export const deploymentRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/deployment',
    definition: deploymentQuery,
    toDto: deploymentDto,
    post: 'none',
  });
  singleRoute(router, engine, {
    path: '/deployment/:id',
    table: 'deployment',
    toDto: deploymentDto,
    unknown: (id) => `Deployment with id '${id}' does not exist`,
  });
  /** Which deployments this engine knows how to execute: all of them. */
  router.get('/deployment/registered', async () => {
    const deployments = await engine.list({ table: 'deployment', where: [] });
    return deployments.map(({ id }) => id);
  });
  router.get('/deployment/:id/resources', async (call) => {
    const resources = await resourcesOf(engine, call.path('id'));
    return resources.map(resourceDto);
  });
  router.get('/deployment/:id/resources/:resourceId', async (call) => {
    const [id, resourceId] = [call.path('id'), call.path('resourceId')];
    const resource = (await resourcesOf(engine, id)).find((one) => one.id === resourceId);
    if (resource) return resourceDto(resource);
    throw restFailure.invalidRequest(
      `Deployment resource with resource id '${resourceId}' for deployment id '${id}' does not exist.`,
      404,
    );
  });
  router.get(
    '/deployment/:id/resources/:resourceId/data',
    async (call) => {
      const [id, resourceId] = [call.path('id'), call.path('resourceId')];
      const resource = await engine.get('resource', resourceId);
      if (resource?.deploymentId === id) return resourceData(resource);
      throw new Failure(
        500,
        'NullValueException',
        `no resource found with id '${resourceId}' in deployment '${id}': resource is null`,
      );
    },
    { produces: null },
  );
};

const resourcesOf = async (engine: Engine, deploymentId: string) => {
  const resources = await engine.list({
    table: 'resource',
    where: [{ op: 'eq', column: 'deploymentId', value: deploymentId }],
    orderBy: [{ column: 'name', direction: 'asc' }],
  });
  if (resources.length > 0) return resources;
  throw restFailure.invalidRequest(
    `Deployment resources for deployment id '${deploymentId}' do not exist.`,
    404,
  );
};

/** Served by the ending of its name, as what is in its last folder (DeploymentResourcesResourceImpl). */
const resourceData = ({ name, content }: Readonly<ResourceRow>): Response => {
  const parts = name.replaceAll('\\', '/').split('/');
  const filename = parts.at(-1) || parts.at(-2) || 'data';
  const mediaType = mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return attachment(Buffer.from(content, 'base64'), filename, mediaType);
};

const mediaTypes: Readonly<Record<string, string>> = {
  bpmn: 'application/xml',
  cmmn: 'application/xml',
  dmn: 'application/xml',
  json: 'application/json',
  xml: 'application/xml',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  tiff: 'image/tiff',
  tif: 'image/tiff',
  groovy: 'text/plain',
  java: 'text/plain',
  js: 'text/plain',
  php: 'text/plain',
  py: 'text/plain',
  rb: 'text/plain',
  html: 'text/html',
  txt: 'text/plain',
};
