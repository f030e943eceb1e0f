import type { Execution } from '../execution/execution.ts';
import { expressionContext } from '../execution/expression-context.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { fromValue } from '../execution/variable-value.ts';
import type { CallMapping } from '../model/process-graph.ts';
import { textOfCall } from './called-definition.ts';

/** A source that does not exist gives null; `all` takes what can be seen, or with `local` only what is here. */
export const mapVariables = (
  mappings: readonly CallMapping[],
  from: Execution,
): Map<string, TypedValue> => {
  const variables = new Map<string, TypedValue>();
  for (const { source, target, local } of mappings) {
    if (source.kind === 'all') {
      for (const [name, { row }] of local ? from.variables : from.visibleVariables())
        variables.set(name, row);
    } else if (source.kind === 'variable' && target !== null) {
      const found = local ? from.variables.get(source.name) : from.findVariable(source.name);
      variables.set(target, found?.row ?? fromValue(null));
    } else if (source.kind === 'expression' && target !== null) {
      variables.set(target, fromValue(source.expression.evaluate(expressionContext(from))));
    }
  }
  return variables;
};

/** The business key that the mappings give, of a called process or of one that a signal starts. */
export const mappedBusinessKey = (
  mappings: readonly CallMapping[],
  execution: Execution,
): string | null => {
  for (const { source } of mappings)
    if (source.kind === 'businessKey') return textOfCall(source.expression, execution);
  return null;
};
