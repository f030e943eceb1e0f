import { BPMN, XML_SCHEMA_INSTANCE } from './namespaces.ts';
import type { Attribute, XmlElement } from './xml-element.ts';

/**
 * A checked document as XML again, in a form that leaves no reader a choice: without comments, all text in CDATA, and
 * with each element the attribute `place` in a namespace of its own, "line:column" of where it stood. Elements that
 * `isKnown` denies are left out, and so is what stands in the midst of text (documentation, scripts, expressions).
 */
export const writeXml = (root: XmlElement, isKnown: (element: XmlElement) => boolean): string => {
  const parts: string[] = [];
  const write = (element: XmlElement): void => {
    parts.push('<', element.rawName);
    if (element === root) parts.push(` xmlns:${PLACE_PREFIX}="${PLACE_NAMESPACE}"`);
    writeAttributes(element, parts);
    parts.push('>');
    if (hasText(element)) parts.push(`<![CDATA[${element.text.replaceAll(']]>', SPLIT)}]]>`);
    if (!element.isMixed)
      for (const child of element.children)
        if (isReadable(child.rawName) && isKnown(child)) write(child);
    parts.push('</', element.rawName, '>');
  };
  write(root);
  return parts.join('');
};

const PLACE_PREFIX = 'dal-segno';
const PLACE_NAMESPACE = 'urn:dal-segno:place';
/** The name of the attribute that has the place of an element. */
export const PLACE = `${PLACE_PREFIX}:place`;
/** The end of a CDATA section within one. */
const SPLIT = ']]]]><![CDATA[>';

const writeAttributes = (element: XmlElement, parts: string[]): void => {
  parts.push(` ${PLACE}="${element.line}:${element.column}"`);
  for (const [prefix, namespace] of Object.entries(element.declarations ?? {}))
    parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escaped(namespace), '"');
  for (const attribute of element.attributes)
    if (isReadable(attribute.rawName) && attribute.namespace !== BPMN)
      parts.push(' ', attribute.rawName, '="', escaped(written(attribute)), '"');
};

/** White space is text only where text may be: in BPMN the schema says where. */
const hasText = ({ text, children, namespace, isMixed }: XmlElement): boolean =>
  text.trim() !== '' || (text !== '' && (isMixed || (children.length === 0 && namespace !== BPMN)));

/** saxen, which moddle reads with, stumbles over other names; neither BPMN nor Camunda has such. */
const isReadable = (rawName: string): boolean => /^[A-Za-z_]/.test(rawName);

/** The schema's validation leaves its own values trimmed; xsi:type is none of them. */
const written = ({ namespace, value }: Attribute): string =>
  namespace === XML_SCHEMA_INSTANCE ? value.trim() : value;

const escaped = (text: string): string =>
  text.replace(/[<>&"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
