// TextEncoder and TextDecoder as scripts see them. The host's own ones look at what they do not understand, to say what it
// is: an object that describes itself to Node (util.inspect.custom) would be handed functions of the host.
import { isBytes } from './value.mjs';

const HostEncoder = globalThis.TextEncoder;
const HostDecoder = globalThis.TextDecoder;
const encoder = new HostEncoder();

export class TextEncoder {
  get encoding() {
    return 'utf-8';
  }
  encode(text = '') {
    return encoder.encode(`${text}`);
  }
  encodeInto(text, bytes) {
    if (!isBytes(bytes)) throw new TypeError('Not a Uint8Array');
    return encoder.encodeInto(`${text}`, bytes);
  }
}

export class TextDecoder {
  #decoder;

  constructor(label = 'utf-8', options = {}) {
    const { fatal, ignoreBOM } = Object(options);
    this.#decoder = new HostDecoder(`${label}`, { fatal: !!fatal, ignoreBOM: !!ignoreBOM });
  }
  get encoding() {
    return this.#decoder.encoding;
  }
  get fatal() {
    return this.#decoder.fatal;
  }
  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }
  decode(bytes, options = {}) {
    const { stream } = Object(options);
    if (bytes !== undefined && !ArrayBuffer.isView(bytes) && !isBuffer(bytes))
      throw new TypeError('Neither an ArrayBuffer nor a view of one');
    return this.#decoder.decode(bytes, { stream: !!stream });
  }
}

const byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;

const isBuffer = (value) => {
  try {
    byteLength.call(value);
    return true;
  } catch {
    return false;
  }
};
