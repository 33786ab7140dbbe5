/** Why a badge is replaced by another; none of these says anything about the person. */
export const REPLACEMENT_CAUSES = ['lost', 'damaged', 'outdated'] as const;
export type ReplacementCause = (typeof REPLACEMENT_CAUSES)[number];

/** What a badge is printed as: in a sleeve of A6, or as a card of the size of a bank card (CR80). */
export const BADGE_SIZES = ['a6', 'card'] as const;
export type BadgeSize = (typeof BADGE_SIZES)[number];

/** How many badges are printed as one file. */
export const MOST_PRINTED = 200;

const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * The names that a badge shows, the large one first: the one that the person chose, in Latin letters; before it the name in
 * the person's own script where it is registered in another.
 */
export function namesOnBadge({ name, badgeName }: { name: string; badgeName: string | null }): string[] {
  const own = name.trim();
  if (!badgeName || badgeName === own) return [own];
  return LATIN.test(own) ? [badgeName] : [own, badgeName];
}

/** What the code of a badge names: no person, and nothing that says anything about one. */
export type BadgeNamed = { conferenceId: string; badgeId: string };
type SignedBadge = BadgeNamed & { /** 64 bytes in base64 */ signature: string };

/** The text that is signed for a badge. */
export const badgeText = ({ conferenceId, badgeId }: BadgeNamed): string =>
  `plenary.badge.1\n${conferenceId}\n${badgeId}`;

/** Every code begins with it, so that the next form of a code is told from this one. */
const FORM = 'PB1';
const ID_BYTES = 16;
const BYTES = 2 * ID_BYTES + 64;
// Capitals and digits alone: a QR code packs them closer than other letters, and every scanner types them alike.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SIGNS = Math.ceil((BYTES * 8) / 5);
const CODE = new RegExp(`^${FORM}[A-Z2-7]{${SIGNS}}$`);

/** The length of every code: a QR code of 45 by 45 squares, which a phone reads from a card. */
export const CODE_LENGTH = FORM.length + SIGNS;

const idBytes = (id: string) =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function idOf(bytes: Uint8Array): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function inSigns(bytes: Uint8Array): string {
  let [text, waiting, bits] = ['', 0, 0];
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(waiting >> bits) & 31];
    }
    waiting &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(waiting << (5 - bits)) & 31] : text;
}

function inBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let [at, waiting, bits] = [0, 0, 0];
  for (const sign of text) {
    waiting = (waiting << 5) | ALPHABET.indexOf(sign);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = waiting >> bits;
      at += 1;
      waiting &= (1 << bits) - 1;
    }
  }
  // One badge has one code: what is left over says nothing.
  return waiting === 0 ? bytes : null;
}

/** The code of a badge, as it is drawn and as a scanner types it. */
export function badgeCode({ conferenceId, badgeId, signature }: SignedBadge): string {
  const signed = Uint8Array.from(atob(signature), (sign) => sign.charCodeAt(0));
  return FORM + inSigns(Uint8Array.from([...idBytes(conferenceId), ...idBytes(badgeId), ...signed]));
}

/** What a code says, as it was scanned or typed; null for what is none. Whether the house signed it is another question. */
export function readBadgeCode(typed: string): SignedBadge | null {
  const code = typed.replace(/\s/g, '').toUpperCase();
  const bytes = CODE.test(code) ? inBytes(code.slice(FORM.length)) : null;
  if (!bytes) return null;
  return {
    conferenceId: idOf(bytes.slice(0, ID_BYTES)),
    badgeId: idOf(bytes.slice(ID_BYTES, 2 * ID_BYTES)),
    signature: btoa(String.fromCharCode(...bytes.slice(2 * ID_BYTES))),
  };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the badges of persons stand behind the conference's address, to be printed; without persons, those issued last. */
export const badgesAddress = (here: string, holders: readonly string[] = []): string =>
  `${here}/badges${holders.length > 0 ? `?holders=${holders.join('.')}` : ''}`;

/** Whose badges an address asks for; null where it asks for nobody's. What is no person's id is left out. */
export function badgesAsked(holders: unknown): string[] | null {
  if (typeof holders !== 'string' || holders === '') return null;
  return [...new Set(holders.split('.').filter((one) => ID.test(one)))].slice(0, MOST_PRINTED);
}

/** The file of those badges, as they are printed. */
export const badgesFile = (here: string, holders: readonly string[] | null, size: BadgeSize): string =>
  `${here}/badges/badges.pdf?size=${size}${holders ? `&holders=${holders.join('.')}` : ''}`;
