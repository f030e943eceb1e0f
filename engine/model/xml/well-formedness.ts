/** A document that is no XML; `message` is what Camunda's parser (Xerces) says of it, where that can be told. */
export class NotWellFormed extends Error {}

interface Where {
  text: string;
  /** Whether the root element has begun. */
  started: boolean;
  /** The name of the element that was closed last, rightly or not. */
  closed: string | undefined;
  /** The name of the tag that is being read, and of the attribute in it. */
  tag: string | undefined;
  attribute: string | undefined;
}

type Translation = readonly [RegExp, (match: RegExpMatchArray, where: Where) => string];

const UNFINISHED = 'XML document structures must start and end within the same entity.';

/** What saxes says, and how Xerces puts it (com.sun.org.apache.xerces.internal.impl.msg.XMLMessages). */
const TRANSLATIONS: readonly Translation[] = [
  [
    /text data outside of root/,
    (_, { started }) => `Content is not allowed in ${started ? 'trailing section' : 'prolog'}.`,
  ],
  [
    /must contain a root element/,
    (_, { text }) => (/^\s*(<\?xml[^>]*>\s*)?$/.test(text) ? 'Premature end of file.' : UNFINISHED),
  ],
  [
    /unclosed tag|unexpected end|undefined entity|malformed character entity/,
    (_, { text }) => badReference(text) ?? UNFINISHED,
  ],
  [
    /unexpected close tag/,
    (_, { closed }) =>
      `The element type "${closed}" must be terminated by the matching end-tag "</${closed}>".`,
  ],
  [
    /only one root|unmatched closing tag/,
    () => 'The markup in the document following the root element must be well-formed.',
  ],
  [
    /XML declaration/,
    () => 'The processing instruction target matching "[xX][mM][lL]" is not allowed.',
  ],
  [
    /disallowed character in tag name/,
    () => 'The markup in the document preceding the root element must be well-formed.',
  ],
  [/unbound namespace prefix: "(.*)"/, ([, prefix], where) => unbound(prefix ?? '', where)],
  [
    /duplicate attribute: \{(.*)\}(.*)\./,
    ([, namespace, name], { tag }) =>
      `Attribute "${name}" bound to namespace "${namespace}" was already specified for element "${tag}".`,
  ],
  [
    /duplicate attribute: (.*)\./,
    ([, name], { tag }) => `Attribute "${name}" was already specified for element "${tag}".`,
  ],
  [
    /unquoted attribute value/,
    (_, { tag, attribute }) =>
      `Open quote is expected for attribute "${attribute}" associated with an  element type  "${tag}".`,
  ],
  [
    /disallowed character in attribute name|attribute without value/,
    (_, { tag, attribute }) =>
      `Attribute name "${attribute}" associated with an element type "${tag}" must be followed by the ' = ' character.`,
  ],
  [
    /no whitespace between attributes/,
    (_, { tag }) =>
      `Element type "${tag}" must be followed by either attribute specifications, ">" or "/>".`,
  ],
  [
    /disallowed character in closing tag/,
    (_, { tag, closed }) =>
      `The end-tag for element type "${tag ?? closed}" must end with a '>' delimiter.`,
  ],
  [
    /disallowed character/,
    ({ input }, { text, tag, attribute }) =>
      illegalCharacter(text) ??
      (attribute
        ? `The value of attribute "${attribute}" associated with an element type "${tag}" must not contain the '<' character.`
        : (input ?? '')),
  ],
  [/malformed comment/, () => 'The string "--" is not permitted within comments.'],
  [
    /"\]\]>" is disallowed/,
    () =>
      'The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.',
  ],
  [/version number/, () => 'XML version is not supported, only XML 1.0 is supported.'],
];

/** How Xerces would put what saxes found. */
export const wellFormednessMessage = (found: string, where: Where): string => {
  for (const [pattern, message] of TRANSLATIONS) {
    const match = found.match(pattern);
    if (match) return message(match, where);
  }
  return found.replace(/^\d+:\d+: /, '');
};

const unbound = (prefix: string, { tag, text }: Where): string => {
  if (tag?.startsWith(`${prefix}:`))
    return `The prefix "${prefix}" for element "${tag}" is not bound.`;
  const name = text.match(new RegExp(`\\s(${prefix}:[^\\s=]+)\\s*=`))?.[1] ?? prefix;
  return `The prefix "${prefix}" for attribute "${name}" associated with an element type "${tag}" is not bound.`;
};

const BUILT_IN = ['amp', 'lt', 'gt', 'quot', 'apos'];

/** An ampersand that stands for itself is the commonest mistake: saxes finds it only where the text ends. */
const badReference = (text: string): string | null => {
  for (const [reference, name, end] of outsideSections(text).matchAll(/&(#?[\w.:-]*)(;?)/g)) {
    if (name === '')
      return "The entity name must immediately follow the '&' in the entity reference.";
    if (end === '') return `The reference to entity "${name}" must end with the ';' delimiter.`;
    if (name?.startsWith('#')) {
      if (!isCharacter(name))
        return `Character reference "${reference.slice(0, -1)}" is an invalid XML character.`;
    } else if (!BUILT_IN.includes(name ?? ''))
      return `The entity "${name}" was referenced, but not declared.`;
  }
  return null;
};

/** A text without its comments and CDATA sections, where an ampersand may stand for itself. */
const outsideSections = (text: string): string => {
  let plain = '';
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(/<!--|<!\[CDATA\[/g)) {
    if (index < from) continue;
    plain += text.slice(from, index);
    const closing = opening === '<!--' ? '-->' : ']]>';
    const end = text.indexOf(closing, index + opening.length);
    if (end < 0) return plain;
    from = end + closing.length;
  }
  return plain + text.slice(from);
};

const illegalCharacter = (text: string): string | null => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 ? code < 0xfffe : code === 9 || code === 10 || code === 13) continue;
    return `An invalid XML character (Unicode: 0x${code.toString(16)}) was found in the element content of the document.`;
  }
  return null;
};

/** Whether a reference such as #x41 is to a character that XML knows. */
const isCharacter = (reference: string): boolean => {
  const hexadecimal = reference.match(/^#x([0-9a-fA-F]+)$/)?.[1];
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(reference.slice(1));
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
};
