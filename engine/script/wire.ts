import { nodeText } from '../execution/variable-value.ts';
import {
  double,
  fromJavaScript,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaNumber,
  long,
} from '../expression/java-value.ts';
import { jsonOf } from '../expression/json-value.ts';
import { JsonNode } from './worker/spin/json-node.mjs';

/** What a script asks while it runs: access/access.ts answers. */
export interface Question {
  question: number;
  operation: string;
  details: Readonly<Record<string, unknown>>;
}

/** How many of them may wait for their answer: worker/asking.mjs holds back what is more. */
export const QUESTIONS = 8;

/** What a worker may answer at most, in characters, and how deep in brackets: checked before it is parsed. */
const LARGEST_REPLY = 4_000_000;
const DEEPEST_REPLY = 300;

/** A worker has answered what none of ours would: it is ended, and its script fails. */
export class WrongReply extends Error {}

/** Whose change it is, as seen from the script. */
export type Target = (typeof TARGETS)[number];
const TARGETS = ['execution', 'task', 'processInstance', 'superExecution'] as const;

/** What a script did: its changes in their order, and how it ended. */
export interface Reply {
  writes: { target: Target; method: string; args: unknown[] }[];
  outcome: { result: unknown } | { error: string } | { bpmnError: BpmnErrorReply };
}

interface BpmnErrorReply {
  code: string;
  message: string | null;
}

/**
 * Reads what a worker says to the request of that id, its reply or a question on the way there; throws WrongReply where it
 * is not exactly of that form.
 */
export const readMessage = (text: string, id: number): Reply | Question => {
  if (text.length > LARGEST_REPLY) throw new WrongReply('it is too large');
  if (depth(text) > DEEPEST_REPLY) throw new WrongReply('it is too deep');
  const reply = record(parsed(text));
  if (reply.id !== id) throw new WrongReply('it answers another request');
  if ('question' in reply) {
    const { id: _, question, operation, ...details } = reply;
    return { question: number(question), operation: string(operation), details };
  }
  return {
    writes: list(reply.writes).map((write) => {
      const [target, method, ...args] = list(write);
      return { target: targetOf(target), method: string(method), args: args.map(decode) };
    }),
    outcome: outcomeOf(reply),
  };
};

const targetOf = (name: unknown): Target => {
  const target = TARGETS.find((each) => each === name);
  if (!target) throw new WrongReply('no such target');
  return target;
};

const outcomeOf = (reply: Record<string, unknown>): Reply['outcome'] => {
  if ('error' in reply) return { error: string(reply.error) };
  if (!('bpmnError' in reply)) return { result: decode(reply.result) };
  const { code, message } = record(reply.bpmnError);
  return { bpmnError: { code: string(code), message: message === null ? null : string(message) } };
};

/** A value as java-value.ts describes them, in the form of worker/value.mjs. */
export const encode = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return finite(value);
  if (value instanceof JavaNumber) {
    if (value.kind === 'Long' && BigInt.asIntN(32, BigInt(value.value)) !== BigInt(value.value))
      return ['L', String(value.value)];
    return finite(value.toNumber());
  }
  if (typeof value !== 'object') return value;
  if (value instanceof JavaCharacter) return value.value;
  if (JsonNode.is(value)) return ['j', nodeText(value)];
  if (value instanceof Date) return ['d', value.getTime()];
  if (value instanceof Uint8Array) return ['b', Buffer.from(value).toString('base64')];
  if (value instanceof JavaArray) return ['l', value.items.map(encode)];
  if (Array.isArray(value) || value instanceof Set) return ['l', [...value].map(encode)];
  if (!isMap(value)) return null;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return ['m', entries.map(([key, each]) => [String(key), encode(each)])];
};

const finite = (value: number): unknown => {
  if (Object.is(value, -0)) return ['n', '-0'];
  return Number.isFinite(value) ? value : ['n', String(value)];
};

const decode = (value: unknown): unknown => {
  if (!Array.isArray(value)) {
    if (typeof value === 'object' && value !== null) throw new WrongReply('no such value');
    return fromJavaScript(value);
  }
  const [tag, content] = value;
  switch (tag) {
    case 'd':
      return dateOf(number(content));
    case 'l':
      return list(content).map(decode);
    case 'm':
      return new Map(list(content).map((entry) => entryOf(list(entry))));
    case 'b':
      return new Uint8Array(Buffer.from(string(content), 'base64'));
    case 'j':
      return nodeOf(string(content));
    case 'L':
      return longOf(string(content));
    case 'n':
      return double(Number(string(content)));
    default:
      throw new WrongReply('no such tag');
  }
};

const nodeOf = (text: string): JsonNode => {
  try {
    return jsonOf(text);
  } catch {
    throw new WrongReply('no JSON');
  }
};

const entryOf = ([key, value]: readonly unknown[]): [string, unknown] => [
  string(key),
  decode(value),
];

const dateOf = (time: number): Date => {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw new WrongReply('no such date');
  return date;
};

const longOf = (digits: string): JavaNumber => {
  if (!/^-?\d{1,19}$/.test(digits)) throw new WrongReply('no such number');
  return long(BigInt(digits));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongReply('it is not JSON');
  }
};

const record = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongReply('no object');
  return value as Record<string, unknown>;
};
const list = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new WrongReply('no list');
  return value;
};
const string = (value: unknown): string => {
  if (typeof value !== 'string') throw new WrongReply('no text');
  return value;
};
const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new WrongReply('no number');
  return value;
};

/** How deep the brackets of a JSON text nest, without parsing it. */
const depth = (text: string): number => {
  let open = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (quoted) {
      if (character === BACKSLASH) index++;
      else if (character === QUOTE) quoted = false;
    } else if (character === QUOTE) quoted = true;
    else if (OPENING.has(character)) deepest = Math.max(deepest, ++open);
    else if (CLOSING.has(character)) open--;
  }
  return deepest;
};

const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);
