import type { Element } from '../execution/element.ts';
import type { Execution } from '../execution/execution.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { leave } from '../execution/leave.ts';
import { createProcessInstance, startProcessInstance } from '../execution/process-start.ts';
import { classNameOf } from '../expression/java-value.ts';
import { definitionFailure, executionFailure } from '../failure.ts';
import { historicActivityUpdated } from '../history/activity-instance.ts';
import type { Call } from '../model/process-graph.ts';
import { mappedBusinessKey, mapVariables } from './call-mapping.ts';
import { calledDefinition } from './called-definition.ts';

/** Starts an instance of another process and waits for its end (CallActivityBehavior). */
export const callActivity: Element = {
  *enter(execution) {
    const call = callOf(execution);
    const variables = mapVariables(call.inputs, execution);
    refuseVariableMapping(call, execution);
    const businessKey = mappedBusinessKey(call.inputs, execution);
    const { context } = execution;
    const graph = yield* context.otherGraph(calledDefinition(execution, call).id);
    if (!graph.initial) throw definitionFailure.noInitialActivity();
    const called = createProcessInstance(context, graph, graph.initial, {
      superExecution: execution,
      businessKey,
      caseInstanceId: execution.processInstance.row.caseInstanceId,
    });
    historicActivityUpdated(execution);
    yield* startProcessInstance(called, variables);
    return 'done';
  },
  resume: () => 'leave',
  caller: {
    *passOutput(execution, called) {
      const { outputs } = callOf(execution);
      const variables = mapVariables(
        outputs.filter(({ local }) => !local),
        called,
      );
      for (const name of loopVariables) variables.delete(name);
      execution.setVariables(variables);
      execution.setVariablesLocal(
        mapVariables(
          outputs.filter(({ local }) => local),
          called,
        ),
      );
    },
    calledInstanceEnded: leave,
  },
};

/** There are no Java classes to map variables; an expression that yields null asks for nothing (resolveDelegation). */
const refuseVariableMapping = ({ variableMapping }: Call, execution: Execution): void => {
  if (variableMapping?.kind === 'class')
    throw executionFailure.classUnknown(variableMapping.className);
  if (variableMapping?.kind !== 'delegateExpression') return;
  const value = variableMapping.expression.evaluate(expressionContext(execution)) ?? null;
  if (value !== null) throw executionFailure.notVariableMapping(classNameOf(value));
};

/** A multi-instance body's counters do not leak out of a called process. */
const loopVariables = ['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances'];

const callOf = ({ currentActivity }: Execution): Call => {
  if (!currentActivity.call) throw new Error(`${currentActivity.id} calls nothing`);
  return currentActivity.call;
};
