const house = globalThis as unknown as Record<symbol, unknown>;

/**
 * The one value of that name in this process (a singleton), made at the first call: Next bundles a module more than once
 * in a process, and all copies must share what this makes.
 */
export function oneInProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`plenary.${name}`);
  house[key] ??= make();
  return house[key] as T;
}
