import iconv from 'iconv-lite';
import { refuse, sentence, type WordedSentence } from '@/domain/refusal';

type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1252' | 'windows-1256';
type DecodedText = { text: string; encoding: Encoding; because: WordedSentence };

const MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
];
/** What no text has, whatever it was written with. */
const CONTROLS = /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u;

/**
 * The text of a file, by the first of these that holds: it begins with a mark; every second byte is nought as often as Latin
 * letters, separators and line breaks make it in UTF-16; it is well-formed UTF-8; more of its words are Arabic in
 * Windows-1256 than have Arabic letters among Latin ones; it is Windows-1252. The same bytes always give the same text.
 * @throws Refusal when it is cut off, is of two encodings, or is no text
 */
export function decoded(bytes: Buffer): DecodedText {
  const { text, encoding, because } = decodedAnyhow(bytes);
  if (CONTROLS.test(text)) throw refuse('sheets.refusal.notText');
  return { text, encoding, because };
}

function decodedAnyhow(bytes: Buffer): DecodedText {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const text = unicode(bytes.subarray(marked.bytes.length), marked.encoding);
    return { text, encoding: marked.encoding, because: sentence('sheets.encoding.mark') };
  }
  const wide = byNoughts(bytes);
  if (wide) {
    // An odd sign at the end is broken off; one before it shows that this is no text at all.
    if (new TextDecoder(wide).decode(bytes).slice(0, -1).includes('\ufffd'))
      throw refuse('sheets.refusal.notText');
    return { text: unicode(bytes, wide), encoding: wide, because: sentence('sheets.encoding.noughts') };
  }
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || !isOfOneByte(text))
    return {
      text: unicode(bytes, 'UTF-8'),
      encoding: 'UTF-8',
      because: sentence('sheets.encoding.wellFormed'),
    };
  const arabic = iconv.decode(bytes, 'windows-1256');
  const words = arabicWords(arabic);
  if (words.whole > words.mixed)
    return { text: arabic, encoding: 'windows-1256', because: sentence('sheets.encoding.arabic') };
  const western = iconv.decode(bytes, 'windows-1252');
  return { text: western, encoding: 'windows-1252', because: sentence('sheets.encoding.western') };
}

/** UTF-16 by its bytes that are nought, which no other of the encodings has; null where there are none. */
function byNoughts(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const noughts = [0, 0];
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (even === odd) return null;
  return even > odd ? 'UTF-16BE' : 'UTF-16LE';
}

/**
 * True for bytes that were no UTF-8 from the beginning, by the text that UTF-8 makes of them. Where it makes more letters
 * beyond ASCII than it fails to, the file is UTF-8 that was damaged.
 */
function isOfOneByte(text: string): boolean {
  const failed = text.match(/\ufffd/g)?.length ?? 0;
  const beyond = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return failed > beyond;
}

/** @throws Refusal with the line at which the bytes are no text of the encoding */
function unicode(bytes: Buffer, encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | Encoding): string {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let text: string;
  try {
    // What is cut off within a letter is held back, not refused.
    text = decoder.decode(bytes, { stream: true });
  } catch {
    const line = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1)[0]?.split('\n').length ?? 1;
    throw refuse('sheets.refusal.mixedEncoding', { line, encoding });
  }
  try {
    return text + decoder.decode();
  } catch {
    throw refuse('sheets.refusal.truncated');
  }
}

/**
 * The words with Arabic letters: those that are of them alone, and those that have Latin letters too, as `Élodie` has when
 * Windows-1252 is read as Windows-1256. One letter alone is no word.
 */
function arabicWords(text: string) {
  let [whole, mixed] = [0, 0];
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{2,}/gu)) {
    if (!/\p{sc=Arab}/u.test(word)) continue;
    if (/\p{sc=Latin}/u.test(word)) mixed += 1;
    else whole += 1;
  }
  return { whole, mixed };
}
