import type { JsonTree } from './json-node.mjs';

export const jsonPath: (path: string) => (tree: JsonTree) => JsonTree;
