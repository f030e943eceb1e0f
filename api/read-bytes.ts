import { Failure } from '../engine/index.ts';

/** Waits until there is room for so many bytes of a body. */
type Room = (bytes: number) => Promise<void>;

/** All of a request's body, at most `limit` bytes of it; throws 413 for more without reading them. */
export const readBytes = async (
  request: Request,
  limit: number,
  room: Room = async () => {},
): Promise<Uint8Array> => {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > limit) throw tooLarge(limit);
  // A length that is told is kept to by the HTTP parser.
  if (length !== null && !request.headers.has('transfer-encoding')) {
    await room(Number(length));
    return new Uint8Array(await request.arrayBuffer());
  }
  return request.body ? readStream(request.body, limit, room) : new Uint8Array();
};

/** Most bodies of unknown length are short; for one that is not, room is made for the longest. */
const shortBytes = 64 * 2 ** 10;

const readStream = async (
  stream: ReadableStream<Uint8Array>,
  limit: number,
  room: Room,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let hasRoom = false;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(part.value);
    if (hasRoom || size < shortBytes) continue;
    hasRoom = true;
    await room(limit);
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
