import { text } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';

/** The text of one file within an archive. */
export const partOf = (bytes: Buffer, name: string) =>
  new Promise<string>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry as Parameters<typeof archive.openReadStream>[0], (failed, stream) => {
          if (failed) return reject(failed);
          text(stream).then(resolve, reject);
        });
      });
      archive.on('end', () => reject(new Error(`no ${name}`)));
      archive.readEntry();
    }),
  );
