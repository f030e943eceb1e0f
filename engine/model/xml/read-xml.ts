import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import { faultOf } from './fault.ts';
import { NotWellFormed } from './not-well-formed.ts';
import { type Attribute, XmlElement } from './xml-element.ts';

/** Deeper nesting is refused: whatever walks a model may recurse once a level. */
const DEPTH_MAX = 500;
/** More elements are refused: a file of 50 MB could hold millions of them, each an object. */
const ELEMENTS_MAX = 100_000;
/** More names for namespaces are refused: whatever reads a model keeps them all with each element that declares one. */
const PREFIXES_MAX = 200;

/**
 * Reads a whole XML document; throws NotWellFormed with the message that Camunda's parser gives. A document type
 * declaration is refused, so no entity can be declared or expanded.
 */
export const readXml = (content: Uint8Array): XmlElement => {
  const text = decodeXml(content);
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const prefixes = new Set<string>();

  parser.on('doctype', () => {
    throw new NotWellFormed(
      'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.',
    );
  });
  parser.on('error', (error) => {
    throw new NotWellFormed(
      faultOf(text, parser.position) ?? error.message.replace(/^\d+:\d+: /, ''),
    );
  });
  parser.on('opentag', (tag) => {
    if (open.length >= DEPTH_MAX)
      throw new NotWellFormed(`Elements are nested deeper than ${DEPTH_MAX} levels.`);
    if (++count > ELEMENTS_MAX)
      throw new NotWellFormed(`The document has more than ${ELEMENTS_MAX} elements.`);
    const parent = open.at(-1);
    const element = elementOf(tag, parent, parser.line, parser.columnIndex + 1);
    for (const prefix of Object.keys(element.declarations ?? {})) prefixes.add(prefix);
    if (prefixes.size > PREFIXES_MAX)
      throw new NotWellFormed(`The document has more than ${PREFIXES_MAX} prefixes.`);
    if (parent) parent.append(element);
    else root = element;
    open.push(element);
  });
  parser.on('text', (characters) => open.at(-1)?.appendText(characters));
  parser.on('cdata', (characters) => open.at(-1)?.appendText(characters));
  parser.on('closetag', () => {
    open.pop()?.endAt(parser.line, parser.columnIndex + 1);
  });
  parser.write(text).close();
  if (!root) throw new NotWellFormed('Premature end of file.');
  return root;
};

const elementOf = (
  tag: SaxesTagNS,
  parent: XmlElement | undefined,
  line: number,
  column: number,
): XmlElement => {
  const attributes: Attribute[] = [];
  let declared: Record<string, string> | undefined;
  for (const { name, prefix, local, uri, value } of Object.values(tag.attributes)) {
    if (prefix === 'xmlns' || name === 'xmlns') {
      declared ??= Object.create(null) as Record<string, string>;
      declared[prefix === 'xmlns' ? local : ''] = value;
    } else attributes.push({ rawName: name, localName: local, namespace: uri, value });
  }
  return new XmlElement(tag.local, tag.uri, tag.name, attributes, line, column, declared, parent);
};
