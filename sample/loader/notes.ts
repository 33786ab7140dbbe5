import { newId } from '@/db/columns';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import { NOTES } from '@/sample/content/notes';
import { SESSIONS } from '@/sample/content/sessions';
import type { SampleNotes } from '@/sample/content/shapes';
import { bureauAccount, happened, must, type Sample } from './sample';

/** The rapporteurs' paragraphs, as far as the sessions have come. */
export async function loadNotes(sample: Sample): Promise<void> {
  for (const notes of NOTES) await loadParagraphs(sample, notes);
}

async function loadParagraphs(sample: Sample, notes: SampleNotes): Promise<void> {
  const { tx, conferenceId } = sample;
  const { id: sessionId, startsAt, endsAt } = must(sample.sessions, notes.session);
  const bureau = SESSIONS.find(({ key }) => key === notes.session)?.bureau;
  const by = bureau?.rapporteur ? bureauAccount(sample, bureau.rapporteur) : null;
  const step = (endsAt.getTime() - startsAt.getTime()) / (notes.paragraphs.length + 1);
  const written = notes.paragraphs
    .map((text, i) => ({
      ...text,
      id: newId(),
      number: i + 1,
      at: new Date(startsAt.getTime() + Math.round((i + 1) * step)),
    }))
    .filter(({ at }) => happened(sample, at));
  if (written.length === 0) return;
  await tx.insert(paragraph).values(
    written.map(({ id, number, text, classification, at }) => ({
      id,
      conferenceId,
      sessionId,
      number,
      position: number,
      language: notes.language,
      classification,
      text,
      createdAt: at,
      createdBy: by,
      savedAt: at,
      savedBy: by,
    })),
  );
  await tx.insert(paragraphVersion).values(
    written.map(({ id, text, at }) => ({
      conferenceId,
      paragraphId: id,
      version: 1,
      text,
      savedAt: at,
      savedBy: by,
    })),
  );
  for (const { id, number, outcome, at } of written) {
    if (outcome) sample.sources.set(outcome, [...(sample.sources.get(outcome) ?? []), { id, at }]);
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'paragraph.added',
      entityId: id,
      after: { sessionId, number, inserted: null, language: notes.language },
    });
  }
}
