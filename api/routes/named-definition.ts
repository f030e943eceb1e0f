import { type Engine, restFailure } from '../../engine/index.ts';
import type { Call } from '../call.ts';

/** The three ways in which a path names a process definition, to be followed by what is asked of it. */
export const definitionPaths = [
  '/process-definition/:id',
  '/process-definition/key/:key',
  '/process-definition/key/:key/tenant-id/:tenant',
] as const;

/**
 * The id of the definition that a path names: as it is, or of the latest version of a key within a tenant or without
 * one. Throws 404 for an unknown key, an id being the engine's to look for.
 */
export const namedDefinitionId = async (call: Call, engine: Engine): Promise<string> => {
  if (call.endpoint.names.includes('id')) return call.path('id');
  const key = call.path('key');
  const tenant = call.endpoint.names.includes('tenant') ? call.path('tenant') : null;
  const [latest] = await engine.list({
    table: 'processDefinition',
    where: [
      { op: 'eq', column: 'key', value: key },
      tenant === null
        ? { op: 'isNull', column: 'tenantId' }
        : { op: 'eq', column: 'tenantId', value: tenant },
    ],
    orderBy: [{ column: 'version', direction: 'desc' }],
    limit: 1,
  });
  if (latest) return latest.id;
  const where = tenant === null ? 'no tenant-id' : `tenant-id: ${tenant}`;
  throw restFailure.notFound(`No matching process definition with key: ${key} and ${where}`);
};
