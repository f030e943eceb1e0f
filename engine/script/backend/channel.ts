/** A running interpreter of scripts, wherever it lives (worker/main.mjs): takes lines and gives lines. */
export interface Channel {
  /** Its process, undefined where it has none of its own. */
  readonly pid: number | undefined;
  /** Sends one or more lines, each with its end. */
  send(lines: string): void;
  /** Ends it at once, and waits until it is gone. */
  kill(): Promise<void>;
}

/** What a channel tells its owner. */
export interface ChannelListener {
  /** A line, without its end. */
  line(text: string): void;
  /** Nothing comes any more. Told once, also after `kill`; `how` in words, such as `exit code 1`. */
  ended(how: string): void;
}

/** Starts interpreters, which share nothing. */
export interface Backend {
  start(listener: ChannelListener): Channel;
  /** An interpreter whose process has more memory is ended, in bytes; null where it has no process of its own. */
  readonly memoryBytes: number | null;
}

/** Above that, what comes without the end of a line is no reply of ours: in characters. */
const LONGEST_LINE = 6_000_000;

/** Cuts what arrives into lines for a listener; false where a line is too long to be one. */
export const lineCutter = (listener: ChannelListener): ((chunk: string) => boolean) => {
  let parts: string[] = [];
  let length = 0;
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      parts.push(chunk.slice(start, end));
      const line = parts.length === 1 ? (parts[0] as string) : parts.join('');
      parts = [];
      length = 0;
      start = end + 1;
      listener.line(line);
    }
    if (start < chunk.length) parts.push(start === 0 ? chunk : chunk.slice(start));
    length += chunk.length - start;
    return length <= LONGEST_LINE;
  };
};
