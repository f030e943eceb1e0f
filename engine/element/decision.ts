import type { Execution } from '../execution/execution.ts';
import { text } from '../execution/expression-context.ts';
import { decisionFailure, type Failure } from '../failure.ts';
import type { Decision } from '../model/process-graph.ts';
import { definitionOf, textOfCall, versionOf, versionTagOf } from './called-definition.ts';

/** Decisions are not kept here: whichever a business rule task means, Camunda would not find it either. */
export const decisionNotFound = (
  { key: given, binding, tenantId: tenant, version, versionTag }: Decision,
  execution: Execution,
): Failure => {
  const key = textOfCall(given, execution);
  const definition = definitionOf(execution);
  const tenantId = tenant ? text(tenant, execution) : definition.tenantId;
  switch (binding) {
    case 'deployment':
      return decisionFailure.notInDeployment(key, definition.deploymentId);
    case 'version':
      return decisionFailure.unknownVersion(
        key,
        version && versionOf(version, execution),
        tenantId,
      );
    case 'versionTag':
      return decisionFailure.unknownVersionTag(
        key,
        versionTag && versionTagOf(versionTag, execution),
        tenantId,
      );
    case 'latest':
      return decisionFailure.unknown(key, tenantId);
  }
};
