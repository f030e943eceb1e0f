import { decodeText } from './xml/decode-xml.ts';

const DEPLOYMENT = 'deployment://';

/** The text of `deployment://NAME`, a file of the deployment (ResourceUtil); undefined where there is none. */
export const deployedText = (
  path: string,
  find: (name: string) => Uint8Array | undefined,
): string | undefined => {
  const content = path.startsWith(DEPLOYMENT) ? find(path.slice(DEPLOYMENT.length)) : undefined;
  return content && decodeText(content);
};
