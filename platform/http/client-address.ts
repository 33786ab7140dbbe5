import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether `text` is an address, such as `10.0.0.7`, or a network, such as `10.0.0.0/8` or `fd00::/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    most > 0 &&
    more.length === 0 &&
    (prefix === undefined || /^\d{1,3}$/.test(prefix)) &&
    Number(prefix ?? 0) <= most
  );
}

/** A set of addresses and networks, each as `isNetwork` knows them. */
export function networks(texts: readonly string[]): BlockList {
  const all = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) all.addAddress(address, family);
    else all.addSubnet(address, Number(prefix), family);
  }
  return all;
}

type AddressedRequest = Pick<IncomingMessage, 'headers'> & {
  socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * An address in the one form that it is compared in: IPv6 in lower case and as short as it goes, without a zone, and
 * an IPv4 address that came in the clothes of IPv6 as itself. What is no address stays as it is.
 */
export function canonical(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) !== 6) return address;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = MAPPED.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/**
 * What counts as one client: an IPv4 address, or the /64 network that an IPv6 host has for itself, in which it takes
 * addresses as it likes.
 */
export function clientOf(address: string): string {
  const one = canonical(address);
  if (isIP(one) !== 6) return one;
  const [head = '', tail] = one.split('::');
  const parts = (text: string | undefined) => (text ? text.split(':') : []);
  const [before, after] = [parts(head), parts(tail)];
  const between = tail === undefined ? [] : Array(8 - before.length - after.length).fill('0');
  return `${[...before, ...between, ...after].slice(0, 4).join(':')}::/64`;
}

/**
 * The network address that a request came from. Each of our own `proxies` may name the one before it; anybody else's
 * claim is ignored.
 */
export function clientAddress(req: AddressedRequest, proxies: BlockList): string {
  const claims = String(req.headers['x-forwarded-for'] ?? '').split(',');
  let from = canonical(req.socket.remoteAddress ?? 'unknown');
  while (isIP(from) !== 0 && proxies.check(from, isIP(from) === 6 ? 'ipv6' : 'ipv4')) {
    const claimed = canonical(claims.pop()?.trim() ?? '');
    if (isIP(claimed) === 0) break;
    from = claimed;
  }
  return from;
}
