import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { workbookGrids } from '@/platform/sheets/workbook';

/** The files of a ZIP, by their names. */
export async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

/** The lines of the first sheet of a workbook. */
export async function readSheet(bytes: Buffer): Promise<(readonly string[])[]> {
  const [sheet] = await workbookGrids(bytes);
  return (sheet?.grid.rows ?? []).map(({ cells }) => cells);
}
