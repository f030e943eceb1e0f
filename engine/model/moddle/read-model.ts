import { BpmnModdle } from 'bpmn-moddle';
import { writeXml } from '../xml/write-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { ModelElement } from './model-element.ts';
import { elementNames, packages } from './packages.ts';

/**
 * For each element that moddle passes over, it reads the document from its beginning to tell where that was. In one with
 * more elements times characters than that, it must not pass over any.
 */
const LAX_MAX = 1_000_000_000;

interface Reader {
  moddle: BpmnModdle;
  /** The elements of Camunda's namespaces that moddle knows. */
  known: ReadonlyMap<string, ReadonlySet<string>>;
}

let reader: Reader | undefined;

/**
 * The model in a document that the schema allows, read by bpmn-moddle; rejected where moddle gives up. Its reader of XML
 * takes line ends, references to characters beyond 16 bits and white space for something else than XML does, takes no
 * elements where it expects text, and cannot say where an element stood: so it gets the document in the plain form of
 * `writeXml`, without elements of Camunda's namespace that camunda-bpmn-moddle does not know.
 */
export const readModel = async (document: XmlElement): Promise<ModelElement> => {
  reader ??= newReader();
  const { moddle, known } = reader;
  let count = 0;
  const xml = writeXml(document, ({ namespace, name }) => {
    count++;
    return known.get(namespace)?.has(name) ?? true;
  });
  const lax = count * xml.length <= LAX_MAX;
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions', { lax });
  return new ModelElement(rootElement);
};

const newReader = (): Reader => {
  const all = packages();
  const extensions = Object.values(all).filter(({ prefix }) => EXTENSIONS.includes(prefix));
  const known = new Map(extensions.map((one) => [one.uri, elementNames(one)]));
  return { moddle: new BpmnModdle(all), known };
};

const EXTENSIONS = ['camunda', 'activiti'];
