import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { agendaItem } from '@/db/schema/agenda';
import { document, documentFile } from '@/db/schema/documents';
import { SYSTEM } from '@/domain/actor';
import { type DocumentPlace, partSymbol } from '@/domain/documents';
import { LOCALES } from '@/domain/local-text';
import { releasedLanguages } from '@/features/documents/queries/released';
import { sha256 } from '@/platform/chain';
import { documentFileFrom } from '@/platform/document-file';
import { putFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { record } from '@/platform/record';
import { DOCUMENTS, type SampleDocument } from '@/sample/content/documents';
import { CONFERENCES, SAMPLE_SLUG } from '@/sample/content/series';
import { pdfOf } from './pdf';
import { must, organizer, type Sample } from './sample';

/** What the secretariat released, as far as the conference has come: each document with its files, and what stands beside it. */
export async function loadDocuments(sample: Sample): Promise<void> {
  const { calendar } = sample;
  const ids = new Map<string, string>();
  for (const one of DOCUMENTS) {
    const at = one.released === 'closed' ? calendar.closedAt : calendar.before(one.released);
    if (at) await loadDocument(sample, ids, one, at);
  }
}

async function placeOf(sample: Sample, { belongsTo }: SampleDocument): Promise<DocumentPlace> {
  const none: DocumentPlace = { agendaItemId: null, sessionId: null, outcomeId: null };
  if (!belongsTo) return none;
  if ('session' in belongsTo) return { ...none, sessionId: must(sample.sessions, belongsTo.session).id };
  const [item] = await sample.tx
    .select({ id: agendaItem.id })
    .from(agendaItem)
    .where(
      and(eq(agendaItem.conferenceId, sample.conferenceId), eq(agendaItem.number, String(belongsTo.item))),
    );
  if (!item) throw new Error(`the sample has no item ${belongsTo.item}`);
  return { ...none, agendaItemId: item.id };
}

async function loadDocument(sample: Sample, ids: Map<string, string>, one: SampleDocument, at: Date) {
  const { tx, conferenceId } = sample;
  const by = organizer(sample);
  const { kind, title, classification, readers = [], part, original: originalLanguage } = one;
  const prefix = CONFERENCES.find(({ slug }) => slug === SAMPLE_SLUG)?.symbol;
  const own = `${prefix}/${one.symbol}`;
  const [id, symbol] = [newId(), part ? partSymbol(own, part, 1) : own];
  const facts = {
    ...{ symbol, kind, title, originalLanguage, classification, readers },
    ...(await placeOf(sample, one)),
  };
  const parentId = part ? must(ids, own) : null;
  await tx.insert(document).values({
    ...{ conferenceId, id, ...facts, parentId, part, partNumber: part ? 1 : null },
    ...{ createdAt: at, createdBy: by },
  });
  const about = { conferenceId, entityId: id } as const;
  if (part && parentId) {
    const after = { symbol, part, title, originalLanguage, parentId };
    await record(tx, SYSTEM, { ...about, kind: 'document.partAdded', after });
  } else {
    ids.set(symbol, id);
    await record(tx, SYSTEM, { ...about, kind: 'document.added', after: facts });
  }
  let version = 1;
  for (const language of LOCALES) {
    const paragraphs = language === 'ar' ? undefined : one.says[language];
    if (!paragraphs) continue;
    const taken = await documentFileFrom('sample.pdf', pdfOf(symbol, title[language], paragraphs));
    if ('refused' in taken) throw new Error(`the sample's ${symbol} is no file: ${taken.refused}`);
    const digest = sha256(taken.bytes);
    const kept = { conferenceId, mediaType: mediaTypeOf(taken.kind), createdBy: by };
    const fileId = await putFile(tx, { ...taken, ...kept });
    await tx
      .insert(documentFile)
      .values({ conferenceId, documentId: id, language, fileId, digest, addedAt: at, addedBy: by });
    version += 1;
    await record(tx, SYSTEM, {
      ...{ ...about, kind: 'document.fileSaved', before: { digest: null } },
      after: { symbol, language, fileType: taken.kind, digest },
    });
  }
  const released = await releasedLanguages(tx, { conferenceId, id });
  await tx
    .update(document)
    .set({ publishedAt: at, publishedBy: by, version: version + 1 })
    .where(and(eq(document.conferenceId, conferenceId), eq(document.id, id)));
  const after = { symbol, classification, ...released };
  await record(tx, SYSTEM, { ...about, kind: 'document.released', after });
}
