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

type Request = Pick<IncomingMessage, 'headers'> & {
  socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * The network address that a request came from. Each of our own `proxies` may name the one before it; anybody else's
 * claim is ignored.
 */
export function clientAddress(req: Request, proxies: BlockList): string {
  const claims = String(req.headers['x-forwarded-for'] ?? '').split(',');
  let from = plain(req.socket.remoteAddress ?? 'unknown');
  while (isIP(from) !== 0 && proxies.check(from, isIP(from) === 6 ? 'ipv6' : 'ipv4')) {
    const claimed = plain(claims.pop()?.trim() ?? '');
    if (isIP(claimed) === 0) break;
    from = claimed;
  }
  return from;
}
