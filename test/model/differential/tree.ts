import { SaxesParser } from 'saxes';

/** An element of a model as it is written, prefixes and all: to be changed and written again. */
export interface Node {
  name: string;
  attributes: [name: string, value: string][];
  children: (Node | string)[];
}

export const readTree = (xml: string): Node => {
  const top: Node = { name: '', attributes: [], children: [] };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: Object.entries(attributes), children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') open.at(-1)?.children.push(text);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elementsOf(top)[0] as Node;
};

export const elementsOf = (node: Node): Node[] =>
  node.children.filter((child): child is Node => typeof child !== 'string');

/** Elements have lines of their own, so that places tell them apart. */
export const writeTree = ({ name, attributes, children }: Node): string => {
  const start = name + attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  if (children.length === 0) return `<${start}/>`;
  const inside = children.map((child) =>
    typeof child === 'string' ? escaped(child) : `\n${writeTree(child)}`,
  );
  return `<${start}>${inside.join('')}</${name}>`;
};

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** All elements with their parents, in the order of the file. */
export const walk = (node: Node, parent: Node | null = null): [Node, Node | null][] => [
  [node, parent],
  ...elementsOf(node).flatMap((child) => walk(child, node)),
];
