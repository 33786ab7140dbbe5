import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { communiqueParagraph } from '@/db/schema/communique';
import { document } from '@/db/schema/documents';
import { SYSTEM } from '@/domain/actor';
import { communiqueLanguages } from '@/domain/communique';
import { inEach } from '@/domain/local-text';
import { communiqueDigest } from '@/features/press/queries/communique';
import { record } from '@/platform/record';
import { spanOf } from '@/sample/calendar';
import { COMMUNIQUE } from '@/sample/content/communique';
import { CONFERENCES, SAMPLE_SLUG } from '@/sample/content/series';
import { organizer, pressOfficer, type Sample } from './sample';

/** The communiqué in four languages: drafted by the press officer, reviewed, and published when the Conference closed. */
export async function loadCommunique(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  if (!calendar.closedAt) return;
  const at = calendar.closedAt;
  const prefix = CONFERENCES.find(({ slug }) => slug === SAMPLE_SLUG)?.symbol;
  const [id, symbol, writer] = [newId(), `${prefix}/DOC/1`, pressOfficer(sample)];
  const { title, originalLanguage } = COMMUNIQUE;
  const begun = { conferenceId, id, symbol, title, originalLanguage };
  await tx.insert(document).values({
    ...{ ...begun, kind: 'communique', classification: 'public', createdAt: at, createdBy: writer },
  });
  const about = { conferenceId, entityId: id } as const;
  const after = { symbol, title, originalLanguage };
  await record(tx, SYSTEM, { ...about, kind: 'communique.drafted', after });
  const paragraphs = COMMUNIQUE.paragraphs[originalLanguage].map((_, index) => ({
    ...{ conferenceId, id: newId(), documentId: id, number: index + 1, savedAt: at, savedBy: writer },
    text: inEach((language) =>
      (COMMUNIQUE.paragraphs[language][index] ?? '').replace(
        '{span}',
        spanOf(language, calendar.startsOn, calendar.endsOn),
      ),
    ),
  }));
  await tx.insert(communiqueParagraph).values(paragraphs);
  let version = 1;
  for (const { number } of paragraphs) {
    const change = { before: { version }, after: { version: version + 1, number } };
    await record(tx, SYSTEM, { ...about, kind: 'communique.paragraphAdded', ...change });
    version += 1;
  }
  const digest = communiqueDigest(begun, paragraphs);
  const isIt = and(eq(document.conferenceId, conferenceId), eq(document.id, id));
  const reviewed = { reviewedAt: at, reviewedBy: organizer(sample), version };
  await tx.update(document).set(reviewed).where(isIt);
  await record(tx, SYSTEM, { ...about, kind: 'communique.reviewed', after: { symbol, version, digest } });
  const published = { publishedAt: at, publishedBy: writer, version: version + 1 };
  await tx.update(document).set(published).where(isIt);
  await record(tx, SYSTEM, {
    ...{ ...about, kind: 'communique.published' },
    after: { symbol, languages: communiqueLanguages({ title, paragraphs }), digest },
  });
}
