import { text, wholeNumber } from '../execution/expression-context.ts';
import { javaFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

export interface GetTaskForm {
  taskId: string;
}

/** Where the form of a task is found: the texts of its attributes, their expressions evaluated. */
export interface FormTexts {
  key: string | null;
  reference: { key: string; binding: string; version: string | null } | null;
}

/** TaskEntity.initializeFormKey. Changes nothing. */
export function* getTaskForm(context: CommandContext, { taskId }: GetTaskForm): Work<FormTexts> {
  const task = taskOf(context, taskId);
  const { taskDefinitionKey } = task.row;
  const activities = task.execution?.graph.activityById;
  const form = taskDefinitionKey === null ? null : activities?.get(taskDefinitionKey)?.form;
  const reference = form?.reference ?? null;
  const referenceKey = reference && text(reference.key, task);
  return {
    key: form?.key ? text(form.key, task) : null,
    reference:
      reference === null || referenceKey === null
        ? null
        : {
            key: referenceKey,
            binding: reference.binding,
            version:
              reference.version && reference.binding === 'version'
                ? versionOf(text(reference.version, task))
                : null,
          },
  };
}

/** C7 reads a number even of null, in Java's words for it. */
const versionOf = (version: string | null): string => {
  if (version === null) throw javaFailure.uncaught(numberFormatException, nullIsNoNumber);
  return String(wholeNumber(version));
};

const numberFormatException = 'java.lang.NumberFormatException';
const nullIsNoNumber = 'Cannot parse null string: null';
