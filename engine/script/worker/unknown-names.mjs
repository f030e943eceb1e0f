/**
 * The prototype of a script's global object. SES reads a name that nobody has declared as undefined, and in strict mode
 * such a name cannot be assigned. Scripts of Camunda are sloppy: reading fails, assigning makes a global. Looking a name
 * up is `has`, then `get`; `get` alone is `globalThis.name`, which does not fail, nor does `typeof name`.
 */
export class UnknownNames {
  #lookedUp;

  constructor(source) {
    const asked = new Set([...source.matchAll(TYPE_OF)].map(([, name]) => name));
    this.prototype = new Proxy(
      {},
      {
        has: (target, key) => {
          if (typeof key === 'symbol') return Reflect.has(target, key);
          this.#lookedUp = key;
          return true;
        },
        get: (target, key, receiver) => {
          const found = this.#lookedUp === key && !asked.has(key) && !Reflect.has(target, key);
          if (typeof key !== 'symbol') this.#lookedUp = undefined;
          if (found) throw new ReferenceError(`${key} is not defined`);
          return Reflect.get(target, key, receiver);
        },
        set: (_target, key, value, receiver) =>
          Reflect.defineProperty(receiver, key, {
            value,
            writable: true,
            enumerable: true,
            configurable: true,
          }),
        defineProperty: () => false,
        deleteProperty: () => true,
        setPrototypeOf: () => false,
        preventExtensions: () => false,
      },
    );
  }

  reset() {
    this.#lookedUp = undefined;
  }
}

const TYPE_OF = /\btypeof\s*\(?\s*([A-Za-z_$][\w$]*)/g;
