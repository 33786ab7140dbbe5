import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const NEAR = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(net, prefix, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

/**
 * The network address that a request came from. A proxy on this machine or its private network may name the
 * one before it; anybody else's claim is ignored.
 */
export function clientAddress(req: IncomingMessage): string {
  const from = (req.socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
  const family = isIP(from) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(from) === 0 || !NEAR.check(from, family)) return from;
  const claimed = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return claimed && isIP(claimed) ? claimed : from;
}
