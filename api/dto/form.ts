import type { Activity, FormTexts } from '../../engine/index.ts';

/** The form of a user task or start event as the model has it: expressions in it come as they are written. */
export const formAsWritten = (activity: Activity | null | undefined): FormTexts => {
  const reference = activity?.form?.reference ?? null;
  return {
    key: activity?.formKey ?? null,
    reference: reference && {
      key: reference.key.text,
      binding: reference.binding,
      version: reference.version?.text ?? null,
    },
  };
};

export const formReference = ({ key, reference }: FormTexts) => ({
  key,
  camundaFormRef: reference && {
    ...reference,
    version:
      reference.version !== null && /^\d+$/.test(reference.version)
        ? Number(reference.version)
        : null,
  },
});

/** FormDto. A form without a key but with fields has the key under which Camunda renders it. */
export const formDto = (
  activity: Activity | null | undefined,
  path: string,
  texts: FormTexts = formAsWritten(activity),
) => {
  const { key, camundaFormRef } = formReference(texts);
  const form = activity?.form;
  const hasFields = (form?.fields.length ?? 0) > 0;
  const isRendered = !key && camundaFormRef === null && hasFields;
  return {
    key: isRendered ? `embedded:engine://engine/:engine/${path}/rendered-form` : key,
    camundaFormRef,
    contextPath: null,
  };
};
