/** A text may come in so many times as long as it may be, in UTF-16 units: composed, and with what goes. */
const MOST_RAW = 4;

// Putting combining marks into their order takes the square of how many stand in a row; no script stacks so many.
const MARKS = /(?:^|\P{M})\p{M}{31}/u;

/** What ends a line: also a page, and what word processors put inside a paragraph. */
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Control characters have no place in what a person types; line breaks and tabs do. */
const CONTROLS = /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu;

/**
 * What cannot be seen and says nothing where people type: embeddings and isolates of a direction, which can disguise a
 * name, joiners of words, soft hyphens, and letters that are made to look like nothing.
 */
const UNSEEN = new RegExp(
  [
    '[\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u00ad\\u034f\\u180e\\u3164\\uffa0\\u17b4\\u17b5]',
    // Fillers of old Korean syllables, away from Korean.
    '(?<![\\u1100-\\u11ff\\ua960-\\ua97f])[\\u115f\\u1160](?![\\u1100-\\u11ff\\ud7b0-\\ud7fb])',
    // The blank of Braille, away from Braille.
    '(?<![\\u2801-\\u28ff])\\u2800|\\u2800(?![\\u2801-\\u28ff])',
    // A place to break a line, away from the scripts that write without spaces.
    '(?<![\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}])\\u200b|\\u200b(?![\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}])',
    // Tags that follow no flag, and choices between the forms of nothing.
    '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,8})[\\u{e0000}-\\u{e007f}]',
    '(?<![\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}])[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
    // Joiners stay within words (Persian, the scripts of India, emoji) and after a sign that waits for one.
    '(?<![\\p{L}\\p{M}\\p{So}\\p{Sk}])[\\u200c\\u200d]|\\u200c(?![\\p{L}\\p{M}])',
    '(?<![\\p{M}\\p{sc=Arab}])\\u200d(?![\\p{L}\\p{M}\\p{So}])',
  ].join('|'),
  'gu',
);

/** A mark of direction steers how mixed text is drawn, but only between what it stands between. */
const DIRECTION = /[\u200e\u200f\u061c]/g;
const BESIDE_NOTHING = /[\s\u200e\u200f\u061c]/;

/** Letters, digits and signs, but for those that draw nothing. */
const VISIBLE = /(?![\u2800\u3164\uffa0\u115f\u1160\u17b4\u17b5])[\p{L}\p{N}\p{P}\p{S}]/u;

/** True when the text is far longer than `max` allows, before anything costly is done with it. */
export const isFarTooLong = (typed: string, max: number): boolean => typed.length > MOST_RAW * max + 64;

/** True when more marks stand upon one letter than any script has. */
export const isOverloaded = (typed: string): boolean => MARKS.test(typed);

/** True when the text has something to see. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** True when the text has characters that cannot be kept, which `readProse` and `readLine` leave out. */
export const hasControls = (typed: string): boolean => typed.replace(BREAKS, '\n').search(CONTROLS) >= 0;

/**
 * A text of several lines as it is kept: composed (NFC), each break of a line as `\n`, without control characters and
 * what cannot be seen. Its length and its marks have been judged before.
 */
export function readProse(typed: string): string {
  const text = unseenOut(typed.replace(BREAKS, '\n'));
  // An expression anchored at the end would begin anew at every space of a long row.
  let [from, to] = [0, text.length];
  while (from < to && BESIDE_NOTHING.test(text.charAt(from))) from += 1;
  while (to > from && BESIDE_NOTHING.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** The same for a single line: what breaks a line becomes a space, and no mark of direction stays. */
export function readLine(typed: string): string {
  return unseenOut(typed.replace(BREAKS, ' ').replace(/[\n\t]/g, ' '))
    .replace(DIRECTION, '')
    .trim();
}

function unseenOut(text: string): string {
  const seen = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(CONTROLS, '')
    .replace(UNSEEN, '');
  // What stood beside something that went may stand alone now.
  return seen.replace(UNSEEN, '').normalize('NFC');
}
