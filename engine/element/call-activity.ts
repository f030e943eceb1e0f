import type { Element } from '../execution/element.ts';
import type { Execution } from '../execution/execution.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { leave } from '../execution/leave.ts';
import { createProcessInstance, startProcessInstance } from '../execution/process-start.ts';
import { definitionFailure, executionFailure } from '../failure.ts';
import { historicActivityUpdated } from '../history/activity-instance.ts';
import type { Call } from '../model/process-graph.ts';
import { mapVariables } from './call-mapping.ts';
import { calledDefinition, textOfCall } from './called-definition.ts';

/** Starts an instance of another process and waits for its end (CallActivityBehavior). */
export const callActivity: Element = {
  *enter(execution) {
    const call = callOf(execution);
    refuseVariableMapping(call, execution);
    const variables = mapVariables(call.inputs, execution);
    const businessKey = businessKeyOf(call, execution);
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

/** A multi-instance body's counters do not leak out of a called process. */
const loopVariables = ['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances'];

const callOf = ({ currentActivity }: Execution): Call => {
  if (!currentActivity.call) throw new Error(`${currentActivity.id} calls nothing`);
  return currentActivity.call;
};

/** What maps variables by code of the host is not supported: it must not be passed over without a word. */
const refuseVariableMapping = ({ variableMapping: mapping }: Call, execution: Execution): void => {
  if (mapping === null) return;
  if (mapping.kind === 'delegateExpression')
    mapping.expression.evaluate(expressionContext(execution));
  throw executionFailure.delegateUnknown(
    mapping.kind === 'class' ? mapping.className : mapping.expression.text,
  );
};

const businessKeyOf = ({ inputs }: Call, execution: Execution): string | null => {
  for (const { source } of inputs)
    if (source.kind === 'businessKey') return textOfCall(source.expression, execution);
  return null;
};
