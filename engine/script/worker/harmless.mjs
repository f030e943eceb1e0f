import { parsed, rewritten } from './source.mjs';

/**
 * SES refuses sources with what looks like an import expression, a direct eval or a comment of HTML, wherever it stands. This
 * takes it out of comments and texts, and out of `n-->0`, where it is harmless. What is left is refused by SES.
 */
export const withoutHarmless = (source) => {
  if (!SUSPICIOUS.test(source)) return source;
  const changes = [];
  return parsed(source, looking(source, changes)) ? rewritten(source, changes) : source;
};

const SUSPICIOUS = /\b(?:import|eval)\s*(?:\(|\/[/*])|<!--|-->/;

/** Finds what is to be changed while a source is parsed. */
const looking = (source, changes) => {
  let before = {};
  /** Of each template that is open, whether a function stands before it, which may look at how it is written. */
  const areTagged = [];
  return {
    onComment: (_isBlock, _text, start, end) => {
      changes.push({ start, end, text: source.slice(start, end).replace(/\S/g, ' ') });
    },
    onToken: ({ type, value, start, end }) => {
      const { label } = type;
      if (label === '`') {
        if (before.type?.label === 'template') areTagged.pop();
        else areTagged.push(before.type?.beforeExpr === false);
      } else if (label === 'string' || (label === 'template' && !areTagged.at(-1))) {
        const text = source.slice(start, end);
        if (SUSPICIOUS.test(text)) changes.push({ start, end, text: escaped(text) });
      } else if (before.value === '--' && source[start] === '>')
        changes.push({ start, end: start, text: ' ' });
      before = { type, value: end - start === 2 ? value : undefined };
    },
  };
};

/** The same text, written otherwise; after a backslash it would not be the same. */
const escaped = (text) => text.replace(/\\.|[(!/]|-->/gs, (part) => REWRITTEN[part] ?? part);

const REWRITTEN = { '(': '\\x28', '/': '\\x2f', '!': '\\x21', '-->': '--\\x3e' };
