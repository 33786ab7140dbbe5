import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { document, documentFile } from '@/db/schema/documents';
import { file } from '@/db/schema/files';
import { Uploaded } from '@/domain/uploaded';
import { sha256 } from '@/platform/chain';
import { inAll } from '../conference/conference';
import type { World } from './world';

const releasedAt = new Date('2023-03-02T10:00:00Z');

/**
 * The documents of the one that meets, each with one file: one that is not released, one for participants, one for chairs alone,
 * and one that everybody may read.
 */
export async function writeDocuments(tx: Tx, world: World, jpeg: Buffer): Promise<void> {
  const { meeting, ids, canary, accounts } = world;
  const conferenceId = meeting.id;
  const common = { conferenceId, kind: 'workingPaper', originalLanguage: 'en' } as const;
  const released = { publishedAt: releasedAt, publishedBy: accounts.organizer };
  const rows = [
    {
      ...{ id: ids.paper, symbol: 'DOC/1', title: inAll(canary('paper')), sessionId: ids.session },
      ...{ classification: 'restricted' as const, readers: ['chair' as const] },
    },
    {
      ...{ id: ids.attended, symbol: 'DOC/2', title: inAll(canary('attended')), ...released },
      ...{ classification: 'participants' as const, agendaItemId: ids.item },
    },
    {
      ...{ id: ids.restricted, symbol: 'DOC/3', title: inAll(canary('restricted')), ...released },
      ...{ classification: 'restricted' as const, readers: ['chair' as const] },
    },
    {
      ...{ id: ids.leaflet, symbol: 'LEAFLET', title: inAll('Leaflet'), ...released },
      classification: 'public' as const,
    },
  ];
  for (const row of rows) {
    await tx.insert(document).values({ ...common, ...row });
    const fileId = newId();
    const kept = { kind: 'jpeg', mediaType: 'image/jpeg', bytes: new Uploaded(jpeg) } as const;
    await tx.insert(file).values({ conferenceId, id: fileId, ...kept });
    const its = { conferenceId, documentId: row.id, language: 'en', fileId } as const;
    await tx.insert(documentFile).values({ ...its, digest: sha256(jpeg) });
  }
}
