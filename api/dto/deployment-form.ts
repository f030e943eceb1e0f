import {
  type CommandOf,
  Failure,
  NotAnIsoDate,
  parseIsoDate,
  restFailure,
} from '../../engine/index.ts';
import type { FormPart } from '../multipart.ts';

type Deployment = CommandOf<'createDeployment'>;

/** The fields of the form that are no files. */
const reserved = new Set([
  'deployment-name',
  'deployment-activation-time',
  'enable-duplicate-filtering',
  'deploy-changed-only',
  'deployment-source',
  'tenant-id',
]);

/**
 * What a form asks to be deployed: every part that is no field is a file. Of parts with one name, and of files with one
 * name, the last counts. Throws 400 for a file without a name and for a form without files
 * (DeploymentRestServiceImpl.extractDeploymentInformation).
 */
export const deploymentOf = (form: readonly FormPart[]): Deployment => {
  const parts = new Map(form.map((part) => [part.name, part]));
  const resources = new Map<string, Uint8Array>();
  for (const { name, fileName, bytes } of parts.values()) {
    if (reserved.has(name)) continue;
    if (fileName === null) throw withoutFileName();
    resources.set(fileName, bytes);
  }
  if (resources.size === 0) {
    throw restFailure.invalidRequest('No deployment resources contained in the form upload.');
  }
  const text = (name: string) => parts.get(name)?.text ?? null;
  const activation = text('deployment-activation-time') ?? '';
  const isTrue = (name: string) => text(name)?.toLowerCase() === 'true';
  return {
    name: text('deployment-name'),
    source: text('deployment-source'),
    tenantId: text('tenant-id'),
    resources: [...resources].map(([name, bytes]) => ({ name, bytes })),
    duplicateFiltering: isTrue('deploy-changed-only')
      ? 'changed'
      : isTrue('enable-duplicate-filtering')
        ? 'all'
        : 'none',
    activationTime: activation === '' ? null : activationTime(activation),
  };
};

const activationTime = (text: string): number => {
  try {
    return parseIsoDate(text);
  } catch (error) {
    if (!(error instanceof NotAnIsoDate)) throw error;
    throw new Failure(500, 'IllegalArgumentException', error.message, null);
  }
};

/** So worded in Camunda, whatever the part is called. */
const withoutFileName = () =>
  restFailure.invalidRequest(
    "No file name found in the deployment resource described by form parameter 'null'.",
  );
