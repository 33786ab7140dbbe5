/** The digit nought of every script that writes numbers by tens: the nine others follow it. Found at the first need. */
let noughts: number[] | undefined;
const DIGIT = /\p{Nd}/gu;

function findNoughts(): number[] {
  const digits: number[] = [];
  // Each script's digits stand in a row of ten; some rows follow one upon another.
  for (let code = 0x30; code <= 0x1ffff; code += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code))) continue;
    digits.push(code);
    code += 9;
  }
  return digits;
}

const noughtOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return 0x30;
  noughts ??= findNoughts();
  return noughts.find((nought) => code >= nought && code < nought + 10) ?? code;
};

/** The text with the digits of every script as `0` to `9`; all else stays. */
export const westernDigits = (text: string): string =>
  text.replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) - noughtOf(digit)));

/**
 * The whole number that a person wrote: digits and nothing else, all of one script, at most fifteen; a minus may stand
 * before them. Null for anything else: no exponent, no fraction, no other base, no plus, no groups.
 */
export function readWholeNumber(typed: string): number | null {
  if (typed.length > 100) return null;
  const [, sign, digits] =
    /^[\s\u200e\u200f\u061c\ufeff]*([-\u2212]?)(\p{Nd}{1,15})[\s\u200e\u200f\u061c\ufeff]*$/u.exec(typed) ??
    [];
  if (digits === undefined) return null;
  if (new Set([...digits].map(noughtOf)).size > 1) return null;
  const value = Number(westernDigits(digits));
  return sign && value !== 0 ? -value : value;
}

/** The number of a ballot or an outcome where it stands in an address, in the one way to write it; null for all else. */
export const numberIn = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null);
