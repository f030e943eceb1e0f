import type { Activity } from '../../engine/index.ts';

/** What the model says of the form of a user task or start event; expressions in it come as they are written. */
export const formReference = (activity: Activity | null | undefined) => {
  const reference = activity?.form?.reference ?? null;
  const version = reference?.version?.text ?? null;
  return {
    key: activity?.formKey ?? null,
    camundaFormRef: reference && {
      key: reference.key.text,
      binding: reference.binding,
      version: version !== null && /^\d+$/.test(version) ? Number(version) : null,
    },
  };
};

/** FormDto. A form without a key but with fields has the key under which Camunda renders it. */
export const formDto = (activity: Activity | null | undefined, path: string) => {
  const { key, camundaFormRef } = formReference(activity);
  const form = activity?.form;
  const hasFields = (form?.fields.length ?? 0) > 0;
  const isRendered = !key && camundaFormRef === null && hasFields;
  return {
    key: isRendered ? `embedded:engine://engine/:engine/${path}/rendered-form` : key,
    camundaFormRef,
    contextPath: null,
  };
};
