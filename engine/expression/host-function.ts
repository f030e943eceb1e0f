type IsFunction = (name: string) => boolean;

let known: IsFunction = () => false;

/** Whether expressions that are being parsed may call a function of the host by its name alone. */
export const isHostFunction: IsFunction = (name) => known(name);

/**
 * Parses with the functions that the host has registered. A model is parsed in one go, by many small
 * parsers, so the names are at hand for that long and not handed through each of them.
 */
export const withHostFunctions = <T>(isFunction: IsFunction, parse: () => T): T => {
  const around = known;
  known = isFunction;
  try {
    return parse();
  } finally {
    known = around;
  }
};
