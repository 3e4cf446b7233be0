/**
 * zod loads its messages in sixty languages, two thirds of its files, and ours come from `checkShape`. With this module
 * imported before it, they are loaded when somebody asks for one; nobody sees a difference.
 */
const path = locales();
if (path !== undefined) require.cache[path] ??= lazyModule(path);

/** Undefined where zod is arranged in another way, or is no package any more; it then only is slower. */
function locales(): string | undefined {
  try {
    return require.resolve('zod/v4/locales');
  } catch {
    return undefined;
  }
}

function lazyModule(filename: string): NodeModule {
  let loaded: object | undefined;
  const load = (): object => {
    if (loaded === undefined) {
      delete require.cache[filename];
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      loaded = require(filename) as object;
    }
    return loaded;
  };
  const exports = new Proxy(
    {},
    {
      // Asked for by whoever loads it, whether or not a message is wanted.
      get: (_, key) => (key === '__esModule' ? true : (Reflect.get(load(), key) as unknown)),
      has: (_, key) => Reflect.has(load(), key),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(load(), key);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
  return { id: filename, filename, loaded: true, exports, children: [], paths: [] } as unknown as NodeModule;
}
