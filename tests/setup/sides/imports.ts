import type { Tx } from '@/db/client';
import { file } from '@/db/schema/files';
import { sheetImport } from '@/db/schema/imports';
import { Uploaded } from '@/domain/uploaded';
import { sha256 } from '@/platform/chain';
import type { World } from './world';

/** A list of one person that waits to be imported. */
export async function writeImports(tx: Tx, { meeting, ids, accounts, tag }: World): Promise<void> {
  const conferenceId = meeting.id;
  const bytes = Buffer.from(
    `Country,Name,E-mail,Capacity\nCL,Listed ${tag},listed-${tag}@example.org,Expert\n`,
  );
  await tx.insert(file).values({
    ...{ conferenceId, id: ids.listFile, kind: 'sheet', mediaType: 'application/octet-stream' },
    bytes: new Uploaded(bytes),
  });
  await tx.insert(sheetImport).values({
    ...{ conferenceId, id: ids.list, kind: 'persons', fileId: ids.listFile, fileName: 'list.csv' },
    ...{ digest: sha256(bytes), capacity: 'delegate', quota: 5, locale: 'en', addedBy: accounts.organizer },
    columns: ['country', 'name', 'email', 'capacity'],
  });
}
