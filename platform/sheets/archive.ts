import { fromBufferPromise, type ZipFile } from 'yauzl';
import { isRefusal, refuse } from '@/domain/refusal';

/** The most that a workbook may become when it is unpacked: what its parts say, and what they are. */
const MOST_UNPACKED_MEGABYTES = 100;
const MOST_UNPACKED = MOST_UNPACKED_MEGABYTES * 1024 * 1024;
const MOST_PARTS = 2000;

/** Hands over a part of a workbook as it is unpacked. */
export type Archive = {
  has: (name: string) => boolean;
  /** @throws Refusal when it is more than may be, or is damaged */
  read: (name: string, take: (text: string) => void) => Promise<void>;
};

/**
 * Opens the parts of a workbook. What they say of their size is added up before any is unpacked; while one is, yauzl counts
 * what it becomes and stops where that is more than it said. @throws Refusal
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    const parts = await partsOf(zip);
    return {
      has: (name) => parts.has(name),
      read: async (name, take) => {
        const part = parts.get(name);
        if (!part) throw refuse('sheets.refusal.noWorkbook');
        const decoder = new TextDecoder('utf-8');
        try {
          for await (const piece of await zip.openReadStreamPromise(part))
            take(decoder.decode(piece, { stream: true }));
        } catch (error) {
          throw asRefusal(error);
        }
      },
    };
  } catch (error) {
    throw asRefusal(error);
  }
}

async function partsOf(zip: ZipFile) {
  if (zip.entryCount > MOST_PARTS) throw bomb();
  const parts = new Map<string, Parameters<ZipFile['openReadStreamPromise']>[0]>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > MOST_UNPACKED) throw bomb();
    parts.set(entry.fileName, entry);
  }
  return parts;
}

const bomb = () => refuse('sheets.refusal.unpacked', { megabytes: MOST_UNPACKED_MEGABYTES });

/** What a broken archive throws is told as one. */
function asRefusal(error: unknown) {
  if (isRefusal(error)) return error;
  return /too many bytes/.test(String(error)) ? bomb() : refuse('sheets.refusal.damaged');
}
