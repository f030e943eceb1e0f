/** An exception of Spin's or of Java's. */
export class SpinError extends Error {
  readonly className: string;
}

export const NODE: string;
export const failure: {
  noNode(type: string): SpinError;
  unsupported(className: string): SpinError;
};
