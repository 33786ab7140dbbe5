import { inflateSync } from 'node:zlib';

const HEAD = 44;
const ENTRY = 20;
const fours = (length) => (length + 3) & ~3;

/**
 * The font that a WOFF file holds, as a file that Typst reads: the same tables, which WOFF only compresses one by one
 * (W3C, WOFF 1.0).
 * @param {Buffer} woff
 */
export function fontOf(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = HEAD + index * ENTRY;
    const [offset, packed, length, sum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), sum, bytes: packed < length ? inflateSync(bytes) : bytes };
  });
  const directory = 12 + 16 * count;
  const font = Buffer.alloc(tables.reduce((size, { bytes }) => size + fours(bytes.length), directory));
  woff.copy(font, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(16 << power, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(16 * count - (16 << power), 10);
  let offset = directory;
  tables.forEach(({ tag, sum, bytes }, index) => {
    const at = 12 + 16 * index;
    tag.copy(font, at);
    font.writeUInt32BE(sum, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(bytes.length, at + 12);
    bytes.copy(font, offset);
    offset += fours(bytes.length);
  });
  return font;
}
