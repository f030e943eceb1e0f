import { Failure } from '../engine/index.ts';

/** All of a request's body, at most `limit` bytes of it; throws 413 for more without reading them. */
export const readBytes = async (request: Request, limit: number): Promise<Uint8Array> => {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > limit) throw tooLarge(limit);
  // A length that is told is kept to by the HTTP parser.
  if (length !== null && !request.headers.has('transfer-encoding'))
    return new Uint8Array(await request.arrayBuffer());
  return request.body ? readStream(request.body, limit) : new Uint8Array();
};

const readStream = async (
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
};

const tooLarge = (limit: number) =>
  new Failure(
    413,
    'ClientErrorException',
    `HTTP 413 Request Entity Too Large: at most ${limit} bytes are taken`,
    null,
  );
