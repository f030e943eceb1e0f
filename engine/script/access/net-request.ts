import { AccessError } from './access-error.ts';

/** What a script wants to send. */
export interface NetRequest {
  url: string;
  /** In capitals. */
  method: string;
  /** Names in small letters. */
  headers: [string, string][];
  /** In base64. */
  body: string | null;
  redirect: string;
}

/** Checks what came from a script's process: it may be anything. */
export const netRequestOf = (details: Readonly<Record<string, unknown>>): NetRequest => {
  const { url, method, headers, body, redirect } = details;
  if (
    typeof url !== 'string' ||
    typeof method !== 'string' ||
    typeof redirect !== 'string' ||
    !(body === null || typeof body === 'string') ||
    !(Array.isArray(headers) && headers.every(isHeader))
  )
    throw new AccessError('TypeError', 'No request');
  const isBodyless = ['GET', 'HEAD'].includes(method.toUpperCase());
  if (isBodyless && body !== null)
    throw new AccessError('TypeError', 'Request with GET/HEAD method cannot have body.');
  return { url, method: method.toUpperCase(), headers, body, redirect };
};

const isHeader = (header: unknown): header is [string, string] =>
  Array.isArray(header) && header.length === 2 && header.every((part) => typeof part === 'string');
