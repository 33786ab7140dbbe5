/** A proxy takes 8 KB of one header and browsers 4,096 bytes of one cookie; what a page needs besides has its room. */
const MOST_OF_ONE = 4096;
const MOST_IN_ALL = 6 * 1024;

/** Throws where cookies, each as `name=value`, would not travel with every request; answers with them. */
export function travelling(cookies: readonly string[]): readonly string[] {
  const sizes = cookies.map((one) => Buffer.byteLength(one));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const names = () => cookies.map((one, i) => `${one.split('=')[0]} (${sizes[i]})`).join(', ');
  if (sizes.some((size) => size > MOST_OF_ONE) || all > MOST_IN_ALL)
    throw new RangeError(`cookies too large to travel: ${names()}`);
  return cookies;
}
