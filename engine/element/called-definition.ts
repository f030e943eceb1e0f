import { latestVersion } from '../execution/latest-version.ts';
import type { Execution } from '../execution/execution.ts';
import { integer, text } from '../execution/expression-context.ts';
import { definitionFailure } from '../failure.ts';
import type { Call } from '../model/process-graph.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';

/** The definition that a call activity means, by its key and binding (CallableElementUtil.getProcessDefinitionToCall). */
export const calledDefinition = (execution: Execution, call: Call): ProcessDefinitionRow => {
  const { context } = execution;
  const key = text(call.calledElement, execution) ?? '';
  const tenantId = call.tenantId ? text(call.tenantId, execution) : definitionOf(execution).tenantId;
  const candidates = context.unit.find('processDefinition', 'key', key).filter((row) => row.tenantId === tenantId);
  switch (call.binding) {
    case 'deployment': {
      const { deploymentId } = definitionOf(execution);
      const found = candidates.find((row) => row.deploymentId === deploymentId);
      if (!found) throw definitionFailure.notInDeployment(key, deploymentId);
      return found;
    }
    case 'version': {
      const version = call.version ? integer(call.version, execution) : null;
      const found = candidates.find((row) => row.version === version);
      if (!found) throw definitionFailure.unknownVersion(key, version, tenantId);
      return found;
    }
    case 'versionTag': {
      const versionTag = call.versionTag ? text(call.versionTag, execution) : null;
      const [found, ...more] = candidates.filter((row) => row.versionTag === versionTag);
      if (!found || more.length > 0) throw definitionFailure.unknownVersionTag(key, versionTag, tenantId);
      return found;
    }
    case 'latest': {
      const found = latestVersion(context, key, tenantId);
      if (!found) throw definitionFailure.unknownCalled(key, tenantId);
      return found;
    }
  }
};

const definitionOf = ({ context, row }: Execution): ProcessDefinitionRow => {
  const definition = context.unit.get('processDefinition', row.processDefinitionId);
  if (!definition) throw definitionFailure.unknownId(row.processDefinitionId);
  return definition;
};
