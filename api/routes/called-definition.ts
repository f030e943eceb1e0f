import {
  type Activity,
  type Condition,
  type Engine,
  Failure,
  type ProcessDefinitionRow,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { processDefinitionDto } from '../dto/process-definition.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';

/** Which definitions the call activities of a definition call, as far as that can be told before it runs. */
export const calledDefinitionRoutes = (router: Router, engine: Engine): void =>
  router.get('/process-definition/:id/static-called-process-definitions', (call) =>
    calledDefinitions(call, engine),
  );

/** CalledProcessDefinitionDto */
const calledDefinitions = async (call: Call, engine: Engine) => {
  const id = call.path('id');
  const caller = await engine.get('processDefinition', id);
  if (!caller) {
    const message = `no deployed process definition found with id '${id}': processDefinition is null`;
    throw new Failure(404, 'InvalidRequestException', message);
  }
  const rows = joinedRows(engine, call);
  const graph = await rows.graph(id);
  const found = new Map<string, { definition: Readonly<ProcessDefinitionRow>; from: string[] }>();
  for (const activity of graph.activityById.values()) {
    const definition = await calledBy(engine, caller, activity);
    if (!definition) continue;
    const known = found.get(definition.id) ?? { definition, from: [] };
    known.from.push(activity.id);
    found.set(definition.id, known);
  }
  return Promise.all(
    [...found.values()].map(async ({ definition, from }) => {
      const { documentation } = await rows.graph(definition.id);
      const { startableInTasklist, ...dto } = processDefinitionDto(definition, documentation);
      return {
        ...dto,
        calledFromActivityIds: from,
        callingProcessDefinitionId: id,
        startableInTasklist,
      };
    }),
  );
};

/** Undefined where an expression decides or nothing of that name is deployed (CallableElementUtil). */
const calledBy = async (
  engine: Engine,
  caller: Readonly<ProcessDefinitionRow>,
  { call }: Activity,
): Promise<Readonly<ProcessDefinitionRow> | undefined> => {
  if (!call) return undefined;
  const expressions = [call.calledElement, call.version, call.versionTag, call.tenantId];
  if (expressions.some((expression) => expression && !expression.isLiteral)) return undefined;
  const tenantId = call.tenantId?.text ?? caller.tenantId;
  const where: Condition[] = [
    { op: 'eq', column: 'key', value: call.calledElement.text },
    tenantId === null
      ? { op: 'isNull', column: 'tenantId' }
      : { op: 'eq', column: 'tenantId', value: tenantId },
  ];
  if (call.binding === 'version')
    where.push({ op: 'eq', column: 'version', value: Number(call.version?.text) });
  if (call.binding === 'versionTag')
    where.push({ op: 'eq', column: 'versionTag', value: call.versionTag?.text ?? '' });
  if (call.binding === 'deployment')
    where.push({ op: 'eq', column: 'deploymentId', value: caller.deploymentId });
  const [latest, ...others] = await engine.list({
    table: 'processDefinition',
    where,
    orderBy: [{ column: 'version', direction: 'desc' }],
  });
  // Camunda refuses a version tag that several versions have.
  return call.binding === 'versionTag' && others.length > 0 ? undefined : latest;
};
