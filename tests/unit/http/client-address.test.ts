import { expect, it } from 'vitest';
import { canonical, clientAddress, clientOf, networks } from '@/platform/http/client-address';

const OURS = networks(['127.0.0.0/8', '::1', '10.0.7.0/24', 'fd00::/8']);
const from = (remoteAddress: string | undefined, claim?: string) =>
  clientAddress({ socket: { remoteAddress }, headers: claim ? { 'x-forwarded-for': claim } : {} }, OURS);

it.each([
  ['192.168.4.20', '203.0.113.9', '192.168.4.20', 'a guest of the hall names another'],
  ['10.0.8.1', '203.0.113.9', '10.0.8.1', 'nor does a private address suffice'],
  ['fe80::7', '203.0.113.9', 'fe80::7', 'nor does one of version 6'],
  ['10.0.7.3', '203.0.113.9', '203.0.113.9', 'a proxy of ours names its client'],
  ['::ffff:10.0.7.3', '203.0.113.9', '203.0.113.9', 'also where the system writes it as version 6'],
  ['fd00::3', '2001:db8::9', '2001:db8::9', 'a network of version 6'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9', 'this machine'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7', 'what the client itself claimed is no name'],
  ['127.0.0.1', '198.51.100.7, 10.0.7.3', '198.51.100.7', 'one proxy of ours behind another'],
  ['127.0.0.1', 'nobody', '127.0.0.1', 'no address'],
  ['127.0.0.1', undefined, '127.0.0.1', 'no claim'],
  [undefined, '203.0.113.9', 'unknown', 'a connection that is gone'],
])('from %s, named %s: %s (%s)', (remote, claim, address, _why) => {
  expect(from(remote, claim)).toBe(address);
});

it.each([
  [
    [
      '203.0.113.9',
      '::ffff:203.0.113.9',
      '::FFFF:203.0.113.9',
      '::ffff:cb00:7109',
      '0:0:0:0:0:ffff:cb00:7109',
    ],
  ],
  [['2001:db8::1', '2001:DB8:0:0:0:0:0:1', '2001:0db8::0001', '2001:db8:0:0::1%eth0']],
  [['::1', '0:0:0:0:0:0:0:1', '::0.0.0.1']],
  [['::', '0::0']],
])('writes %j in one way', (same) => {
  expect(new Set(same.map(canonical)).size).toBe(1);
  expect(new Set(same.map(clientOf)).size).toBe(1);
});

it('knows our own proxies and what they claim in whatever way it is written', () => {
  expect(from('0:0:0:0:0:ffff:a00:703', '0:0:0:0:0:ffff:cb00:7109')).toBe('203.0.113.9');
  expect(from('::ffff:a00:803', '203.0.113.9')).toBe('10.0.8.3');
});

it('counts a /64 of version 6 as one client, and its neighbours as others', () => {
  const hosts = ['::1', '::2', ':0:0:0:1', ':ffff:ffff:ffff:ffff', ':a:b:c:d', '::d', ':1:2:3::'];
  expect(new Set(hosts.map((host) => clientOf(`2001:db8:1:2${host}`)))).toEqual(
    new Set(['2001:db8:1:2::/64']),
  );
  expect(clientOf('2001:db8:1:3::1')).not.toBe(clientOf('2001:db8:1:2::1'));
  expect(clientOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(clientOf('::1')).toBe('0:0:0:0::/64');
  expect(clientOf('203.0.113.9')).not.toBe(clientOf('203.0.113.10'));
  expect(clientOf('unknown')).toBe('unknown');
});
