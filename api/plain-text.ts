/** A text as a stack trace or error details are answered; no content where there is none. */
export const plainText = (text: string | null): Response | undefined =>
  text === null ? undefined : new Response(text, { headers: { 'content-type': 'text/plain' } });

export const plainTextMedia = { produces: ['text/plain'] } as const;
