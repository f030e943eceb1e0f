import type { Execution } from '../execution/execution.ts';
import { expressionContext, text, wholeNumber } from '../execution/expression-context.ts';
import { latestVersion } from '../execution/latest-version.ts';
import type { Expression } from '../expression/expression.ts';
import { javaText } from '../expression/java-text.ts';
import { JavaNumber } from '../expression/java-value.ts';
import { definitionFailure, executionFailure, javaFailure } from '../failure.ts';
import type { Call } from '../model/process-graph.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';

/** The definition that a call activity means, by its key and binding (CallableElementUtil.getProcessDefinitionToCall). */
export const calledDefinition = (execution: Execution, call: Call): ProcessDefinitionRow => {
  const { context } = execution;
  const key = textOfCall(call.calledElement, execution);
  const tenantId = call.tenantId
    ? text(call.tenantId, execution)
    : definitionOf(execution).tenantId;
  const ofKey = key === null ? [] : context.unit.find('processDefinition', 'key', key);
  const candidates = ofKey.filter((row) => row.tenantId === tenantId);
  switch (call.binding) {
    case 'deployment': {
      const { deploymentId } = definitionOf(execution);
      const found = ofKey.find((row) => row.deploymentId === deploymentId);
      if (!found) throw definitionFailure.notInDeployment(key, deploymentId);
      return found;
    }
    case 'version': {
      const version = call.version ? versionOf(call.version, execution) : null;
      const found = onlyOne(
        version === null ? candidates : candidates.filter((row) => row.version === version),
      );
      if (!found) throw definitionFailure.unknownVersion(key, version, tenantId);
      return found;
    }
    case 'versionTag': {
      const versionTag = call.versionTag ? versionTagOf(call.versionTag, execution) : null;
      const tagged = candidates.filter(
        (row) => versionTag === null || row.versionTag === versionTag,
      );
      if (tagged.length > 1 && versionTag !== null)
        throw definitionFailure.severalOfVersionTag(tagged.length, key, versionTag);
      const found = onlyOne(tagged);
      if (!found) throw definitionFailure.unknownVersionTag(key, versionTag, tenantId);
      return found;
    }
    case 'latest': {
      const found = key === null ? undefined : latestVersion(context, key, tenantId);
      if (!found) throw definitionFailure.unknownCalled(key, tenantId);
      return found;
    }
  }
};

/** A version or tag that is null asks for nothing: any definition of the key will do, if there is only one. */
const onlyOne = (rows: readonly ProcessDefinitionRow[]): ProcessDefinitionRow | undefined =>
  rows.length === 1 ? rows[0] : undefined;

/** The definition that an execution executes. */
export const definitionOf = ({ context, row }: Execution): ProcessDefinitionRow => {
  const definition = context.unit.get('processDefinition', row.processDefinitionId);
  if (!definition) throw definitionFailure.unknownId(row.processDefinitionId);
  return definition;
};

/** The value of an attribute of a call activity, of which Camunda looks at the type itself. */
const attributeValue = (expression: Expression, execution: Execution): unknown =>
  expression.evaluate(expressionContext(execution)) ?? null;

/** The key of the called process, or the business key that it is given; the refusal is the call activity's own. */
export const textOfCall = (expression: Expression, execution: Execution): string | null => {
  const value = attributeValue(expression, execution);
  if (value === null || typeof value === 'string') return value;
  throw javaFailure.cannotCast(javaText(value));
};

/** The version that an attribute asks for. */
export const versionOf = (expression: Expression, execution: Execution): number | null => {
  const value = attributeValue(expression, execution);
  if (value === null) return null;
  if (typeof value === 'string') return wholeNumber(value);
  if (value instanceof JavaNumber && value.kind === 'Integer') return value.toNumber();
  throw executionFailure.noTransformation(javaText(value), 'an integer');
};

/** The version tag that an attribute asks for. */
export const versionTagOf = (expression: Expression, execution: Execution): string | null => {
  const value = attributeValue(expression, execution);
  if (value === null || typeof value === 'string') return value;
  throw executionFailure.noTransformation(javaText(value), 'a string');
};
