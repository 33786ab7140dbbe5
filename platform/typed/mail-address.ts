import { domainToASCII, domainToUnicode } from 'node:url';

/** Limits in octets: RFC 5321 and, for what is not ASCII, RFC 6531. */
const LOCAL = 64;
const WHOLE = 254;
const LABEL = /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
// The signs of an atom (RFC 5322), and what is visible beyond ASCII (RFC 6532); quoted words are for machines.
const ATOM = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]|(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{P}\p{S}])+$/u;

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * The address in the one form in which addresses are kept and compared: in small letters, the part before the @ composed
 * and of usual width, the domain as it goes over the wire (`xn--…`). Null when it is no address.
 */
export function readMailAddress(typed: string): string | null {
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at).normalize('NFKC').toLowerCase().normalize('NFC');
  const domain = at < 0 ? null : wireDomain(typed.slice(at + 1));
  if (domain === null || octets(local) > LOCAL) return null;
  if (!local.split('.').every((atom) => ATOM.test(atom))) return null;
  const whole = `${local}@${domain}`;
  return octets(whole) > WHOLE ? null : whole;
}

function wireDomain(typed: string): string | null {
  // The conversion reads a host of the web, which may be escaped or an address of numbers.
  if (/[^\p{L}\p{M}\p{N}\p{S}.\-\u3002\uff0e\uff61\u00b7\u30fb\u200c\u200d]/u.test(typed)) return null;
  const labels = domainToASCII(typed).split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !/^[a-z]/.test(last)) return null;
  if (last.length < 2) return null;
  return labels.join('.');
}

/** The address as its owner would write it, to be shown: the domain in its own script. */
export function shownMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToUnicode(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at)}@${domain}`;
}
