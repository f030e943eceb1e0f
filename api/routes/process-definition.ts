import {
  type Engine,
  Failure,
  type ProcessDefinitionRow,
  processDefinitionQuery,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { formDto } from '../dto/form.ts';
import { processDefinitionDto } from '../dto/process-definition.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** Reading process definitions. */
export const processDefinitionRoutes = (router: Router, engine: Engine): void => {
  const toDto = (row: Readonly<ProcessDefinitionRow>, call: Call) => described(engine, call, row);
  listRoutes(router, engine, {
    path: '/process-definition',
    definition: processDefinitionQuery,
    toDto,
    post: 'none',
  });
  for (const path of definitionPaths) {
    router.get(path, async (call) => toDto(await namedDefinition(call, engine), call));
    router.get(`${path}/xml`, async (call) => {
      const definition = await namedDefinition(call, engine);
      return { id: definition.id, bpmn20Xml: await xmlOf(engine, definition) };
    });
    router.get(`${path}/diagram`, (call) => diagram(call, engine), { produces: null });
    router.get(`${path}/startForm`, (call) => startForm(call, engine));
  }
};

const described = async (engine: Engine, call: Call, row: Readonly<ProcessDefinitionRow>) =>
  processDefinitionDto(row, (await joinedRows(engine, call).graph(row.id)).documentation);

/** The definition that a path names. Throws 404 for one that does not exist. */
const namedDefinition = async (
  call: Call,
  engine: Engine,
): Promise<Readonly<ProcessDefinitionRow>> => {
  const id = await namedDefinitionId(call, engine);
  const definition = await engine.get('processDefinition', id);
  if (definition) return definition;
  throw new Failure(404, 'InvalidRequestException', `No matching definition with id ${id}`);
};

const xmlOf = async (
  engine: Engine,
  { deploymentId, resourceName }: Readonly<ProcessDefinitionRow>,
) => {
  const content = await resourceContent(engine, deploymentId, resourceName);
  return content?.toString() ?? null;
};

const resourceContent = async (
  engine: Engine,
  deploymentId: string,
  name: string,
): Promise<Buffer | undefined> => {
  const [resource] = await engine.list({
    table: 'resource',
    where: [
      { op: 'eq', column: 'deploymentId', value: deploymentId },
      { op: 'eq', column: 'name', value: name },
    ],
  });
  return resource && Buffer.from(resource.content, 'base64');
};

/** The image that was deployed with the model, if one was: else no content. */
const diagram = async (call: Call, engine: Engine): Promise<Response | undefined> => {
  const id = await namedDefinitionId(call, engine);
  const definition = await engine.get('processDefinition', id);
  if (!definition) {
    const message = `no deployed process definition found with id '${id}': processDefinition is null`;
    throw new Failure(400, 'NotFoundException', message);
  }
  const name = definition.diagramResourceName;
  const content =
    name === null ? undefined : await resourceContent(engine, definition.deploymentId, name);
  if (name === null || !content) return undefined;
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const mediaType = imageTypes[ending] ?? 'application/octet-stream';
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name.split('/').at(-1)}"`,
    },
  });
};

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  bmp: 'image/bmp',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  psd: 'image/vnd.adobe.photoshop',
  pict: 'image/pict',
};

/** FormDto of the start event: its form key, or that of the form which Camunda would render of its fields. */
const startForm = async (call: Call, engine: Engine) => {
  const id = await namedDefinitionId(call, engine);
  if (!(await engine.get('processDefinition', id))) {
    throw new Failure(
      400,
      'InvalidRequestException',
      `Cannot get start form data for process definition ${id}`,
    );
  }
  const { initial } = await engine.graph(id);
  return formDto(initial, `process-definition/${id}`);
};
