/* global Compartment */

/**
 * The Error of compartments. The one of a worker's own realm has powers over all stacks, and a class that extends it would
 * hand it to scripts, by its prototype.
 */
export const SharedError = new Compartment().globalThis.Error;
