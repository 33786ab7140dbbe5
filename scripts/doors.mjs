import { hostOf } from '../platform/http/address.mjs';

/** Whether only this machine reaches `host`. @param {string} host */
function isLoopback(host) {
  const name = hostOf(host).toLowerCase().replace(/\.$/, '');
  return /^(127(\.\d{1,3}){3}|\[::1\]|\[::ffff:127(\.\d{1,3}){3}\]|(.+\.)?localhost)$/.test(name);
}

/**
 * What the terminal says while the sample's doors are open to others than whoever sits at this machine; else nothing.
 * @param {{ open: boolean, host: string, address: string }} house `host`: where it listens, `address`: its public address
 */
export function warningOf({ open, host, address }) {
  if (!open || (isLoopback(host) && isLoopback(new URL(address).hostname))) return '';
  const lines = [
    'WARNING: the doors of the sample are open, and this house is not on this machine alone.',
    `Whoever reaches ${address} can sign in as anybody of the sample, its administrator`,
    'among them, without a mail. Put nothing real into it. To shut the doors: SAMPLE=0 npm start,',
    'or make somebody from outside the sample the administrator.',
  ];
  const rule = '!'.repeat(96);
  return [rule, ...lines.map((line) => `!!  ${line.padEnd(90)}!!`), rule].join('\n');
}
