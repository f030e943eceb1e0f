import { badRequest, engineFailure, Failure, notValid, nullValue } from './failure.ts';
import { persistenceFailure } from './store.ts';

/** Tasks (org.camunda.bpm.engine.impl.cmd: CompleteTaskCmd and its kin). */
export const taskFailure = {
  /** As the commands say it that set one of its properties (AbstractSetTaskPropertyCmd). */
  notFound: (id: string) =>
    new Failure(400, 'NotFoundException', `Cannot find task with id ${id}: task is null`),
  alreadyClaimed: (id: string) =>
    new Failure(
      500,
      'TaskAlreadyClaimedException',
      `Task '${id}' is already claimed by someone else.`,
    ),
  noTaskOfForm: (id: string) => badRequest(`Cannot find task with id '${id}'.: task is null`),
  groupAsAssignee: () =>
    badRequest('Incompatible usage: cannot use ASSIGNEE together with a groupId'),
  groupWithType: (type: string) =>
    engineFailure(`Incompatible usage: cannot use type '${type}' together with a groupId`),
  noIdentity: () => nullValue('userId and groupId cannot both be null'),
  noErrorCode: () => badRequest('errorCode is null'),
  emptyErrorCode: () => badRequest('errorCode is empty'),
  noEscalationCode: () => badRequest('escalationCode is null'),
  emptyEscalationCode: () => badRequest('escalationCode is empty'),
  errorNotPropagated: (code: string) =>
    engineFailure(`ENGINE-13033 Propagation of bpmn error ${code} failed. `),
  uncaughtEscalation: (activityId: string, code: string) =>
    engineFailure(
      `ENGINE-02043 Execution with id '${activityId}' throws an escalation event with escalationCode '${code}', but no escalation handler was defined. `,
    ),
  /** Nothing of a process is around a task that stands alone. */
  standsAlone: () => new Failure(500, 'NullPointerException', 'the task has no execution', null),
  partOfProcess: () =>
    engineFailure('The task cannot be deleted because is part of a running process'),
  idTaken: () => persistenceFailure(),
  noParent: (id: string) =>
    notValid(`Parent task with id '${id}' does not exist: parentTask is null`),
  tenantOfSubtask: (parentId: string, tenantId: string | null, given: string) =>
    engineFailure(
      `ENGINE-03073 Cannot set different tenantId on subtask than on parent Task. Parent taskId: '${parentId}', tenantId: '${tenantId}', tenant id to set '${given}'`,
    ),
  tenantChanged: (id: string, tenantId: string | null, given: string | null) =>
    engineFailure(
      `ENGINE-03072 Cannot change tenantId of Task '${id}'. Current tenant id '${tenantId}', Tenant id to set '${given}'`,
    ),
  noMessage: () => nullValue('Message is null'),
  noTaskOfComment: (id: string) => nullValue(`No task exists with taskId: ${id}: task is null`),
  noCommentOfTask: (commentId: string, taskId: string) =>
    nullValue(
      `No comment exists with commentId: ${commentId} and taskId: ${taskId}: comment is null`,
    ),
  noCommentOfInstance: (commentId: string, processInstanceId: string) =>
    nullValue(
      `No comment exists with commentId: ${commentId} and processInstanceId: ${processInstanceId}: comment is null`,
    ),
  noCommentText: (what: 'commentId' | 'message') => nullValue(`${what} is null`),
  noInstanceOfComment: (id: string) =>
    nullValue(`No processInstance exists with processInstanceId: ${id}: processInstance is null`),
  unknown: (id: string) =>
    new Failure(500, 'NullValueException', `Cannot find task with id ${id}: task is null`),
  /** As the commands say it that read or set its variables. */
  notThere: (id: string) =>
    new Failure(500, 'NullValueException', `task ${id} doesn't exist: task is null`),
};

/** Forms (org.camunda.bpm.engine.impl.form). */
export const formFailure = {
  notOfType: (value: string, type: string) =>
    engineFailure(`Value '${value}' is not of type ${type}.`),
  noNumber: (text: string) =>
    new Failure(500, 'NumberFormatException', `For input string: "${text}"`, null),
  notInEnum: (value: string) => engineFailure(`Invalid value for enum form property: ${value}`),
  noDate: (value: string) => engineFailure(`Value '${value}' cannot be transformed into a Date.`),
  unreadableDate: (value: string, pattern: string) =>
    engineFailure(`Could not parse value '${value}' as date using date format '${pattern}'.`),
  invalidDate: (value: string) => engineFailure(`invalid date value ${value}`),
  unknownDatePattern: (pattern: string) =>
    engineFailure(`The date format '${pattern}' has parts that are no numbers`),
  invalid: (fieldId: string, constraint: string) =>
    engineFailure(
      `Invalid value submitted for form field '${fieldId}': validation of ${constraint} failed.`,
    ),
  badLimit: (type: string, value: string, config: string) =>
    engineFailure(
      `Cannot validate ${type} value ${value}: configuration ${config} cannot be parsed as ${type}.`,
    ),
  badLength: (name: string, config: string) =>
    engineFailure(
      `Cannot validate "${name}": configuration ${config} cannot be interpreted as Integer`,
    ),
  noText: (validator: string, className: string) =>
    engineFailure(
      `String validator ${validator} cannot be used on non-string value of type class ${className}`,
    ),
  noValidator: (config: string) =>
    engineFailure(
      `Validator class '${config}' is not an instance of org.camunda.bpm.engine.impl.form.validator.FormFieldValidator`,
    ),
  notWritable: (id: string) => engineFailure(`form property '${id}' is not writable`),
  required: (id: string) => engineFailure(`form property '${id}' is required`),
  notAssignable: (text: string, name: string) =>
    engineFailure(
      `Error while evaluating expression: ${text}. Cause: Cannot resolve identifier '${name}'`,
    ),
};
