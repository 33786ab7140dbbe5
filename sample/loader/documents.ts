import { newId } from '@/db/columns';
import { document, languageVersion } from '@/db/schema/documents';
import { SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { record } from '@/platform/record';
import { spanOf } from '@/sample/calendar';
import { COMMUNIQUE } from '@/sample/content/communique';
import { CONFERENCES, SAMPLE_SLUG } from '@/sample/content/series';
import { organizer, type Sample } from './sample';

/** The communiqué in its four language versions, published when the Conference closed. */
export async function loadCommunique(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  if (!calendar.closedAt) return;
  const prefix = CONFERENCES.find(({ slug }) => slug === SAMPLE_SLUG)?.symbol;
  const id = newId();
  const symbol = `${prefix}/DOC/1`;
  const publishedAt = calendar.closedAt;
  const { title, originalLanguage } = COMMUNIQUE;
  await tx.insert(document).values({
    id,
    conferenceId,
    symbol,
    kind: 'communique',
    classification: 'public',
    title,
    originalLanguage,
    createdAt: publishedAt,
    publishedAt,
    publishedBy: organizer(sample),
  });
  await tx.insert(languageVersion).values(
    LOCALES.map((language) => ({
      conferenceId,
      documentId: id,
      language,
      paragraphs: COMMUNIQUE.paragraphs[language].map((text) =>
        text.replace('{span}', spanOf(language, calendar.startsOn, calendar.endsOn)),
      ),
      savedAt: publishedAt,
    })),
  );
  const after = { symbol, languages: LOCALES };
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'document.published',
    entityId: id,
    after,
  });
}
