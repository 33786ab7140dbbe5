import { fileTypeFromBuffer } from 'file-type';
import type { DocumentFileKind } from '@/domain/documents';
import { MOST_DOCUMENT } from './http/sizes.mjs';
import { redrawn } from './photo';

/** The largest side of a picture that is kept, in pixels: a sheet of A3 at 300 dots an inch. */
const MOST_SIDE = 5000;
/** The end of a PDF stands within so many bytes of the end of the file. */
const TAIL = 2048;

export type RefusedFile = 'fileKind' | 'fileEnding' | 'fileBroken' | 'filePixels' | 'fileTooLarge';
export type DocumentFileTaken = { kind: DocumentFileKind; bytes: Buffer; width?: number; height?: number };

/** What a file is by its bytes, and the endings that its name may have then. */
const KINDS: Readonly<Record<string, { kind: DocumentFileKind; endings: readonly string[] }>> = {
  pdf: { kind: 'pdf', endings: ['pdf'] },
  docx: { kind: 'word', endings: ['docx'] },
  png: { kind: 'png', endings: ['png'] },
  jpg: { kind: 'jpeg', endings: ['jpg', 'jpeg'] },
};

const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

async function sniffed(bytes: Buffer) {
  try {
    const type = await fileTypeFromBuffer(bytes);
    return type && Object.hasOwn(KINDS, type.ext) ? KINDS[type.ext] : undefined;
  } catch {
    return undefined;
  }
}

/** A PDF that was cut short lacks the end that says where its parts are. */
function isWholePdf(bytes: Buffer): boolean {
  const tail = bytes.subarray(-TAIL).toString('latin1');
  const at = /startxref\s+(\d{1,10})\s+%%EOF\s*\0*$/.exec(tail)?.[1];
  return at !== undefined && Number(at) < bytes.length;
}

/**
 * A Word file is an archive whose list of contents stands at its end: one that was cut short has none. It names the text; and no
 * programs that would run in the hands of its readers.
 */
function isWholeWord(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length || end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length)
    return false;
  const [size, at] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  const contents = bytes.subarray(at, at + size);
  return at + size <= end && contents.includes('word/document.xml') && !contents.includes('vbaProject.bin');
}

/**
 * A file of a document as it is kept: a PDF, a Word file or a picture, judged by its bytes, which have to agree with the ending of
 * its name; pictures are drawn anew, without anything that came along.
 */
export async function documentFileFrom(
  name: string,
  bytes: Buffer,
): Promise<DocumentFileTaken | { refused: RefusedFile }> {
  const type = await sniffed(bytes);
  if (!type) return { refused: 'fileKind' };
  const { kind, endings } = type;
  if (!endings.includes(endingOf(name))) return { refused: 'fileEnding' };
  if (kind === 'pdf') return isWholePdf(bytes) ? { kind, bytes } : { refused: 'fileBroken' };
  if (kind === 'word') return isWholeWord(bytes) ? { kind, bytes } : { refused: 'fileBroken' };
  const picture = await redrawn(bytes, {
    leastSide: 1,
    draw: (opened) => {
      const fit = opened.resize(MOST_SIDE, MOST_SIDE, { fit: 'inside', withoutEnlargement: true });
      return kind === 'png' ? fit.png() : fit.jpeg({ quality: 90 });
    },
  });
  if ('refused' in picture) return { refused: picture.refused === 'pixels' ? 'filePixels' : 'fileBroken' };
  return picture.bytes.length > MOST_DOCUMENT ? { refused: 'fileTooLarge' } : { kind, ...picture };
}
