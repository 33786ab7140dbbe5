import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { UploadedFile } from './file';

/** One file of a bundle: what the house writes, or what somebody uploaded, whose ending follows from its kind. */
export type BundleEntry =
  | { name: string; parts: AsyncIterable<Uint8Array> }
  | { name: string; uploaded: UploadedFile };
/** Several files to be given away as one; `name` is that of the bundle, without its ending. */
export type Bundle = { name: string; entries: AsyncIterable<BundleEntry> };

/** A file of a bundle once its bytes may be read. `packed`: they are as small as they become. */
export type OpenEntry = { name: string; parts: AsyncIterable<Uint8Array>; packed: boolean };

/** The files as the bytes of one ZIP, a part after the other: no more of them is in memory than one part. */
export async function* zipped(entries: AsyncIterable<OpenEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  const taken = () => {
    const parts = ready;
    ready = [];
    return parts;
  };
  for await (const { name, parts, packed } of entries) {
    const file = packed ? new ZipPassThrough(name) : new ZipDeflate(name);
    zip.add(file);
    for await (const part of parts) {
      file.push(new Uint8Array(part));
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
