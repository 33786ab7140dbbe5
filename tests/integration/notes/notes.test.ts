import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { violated, withTx } from '@/db/client';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outcome, outcomeSource } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { settleAside } from '@/features/notes/commands/asides';
import { draftOutcome } from '@/features/notes/commands/drafts';
import { addParagraph, saveParagraph } from '@/features/notes/commands/paragraphs';
import { getNotes } from '@/features/notes/queries';
import { getOutcome } from '@/features/outcomes/queries';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

async function aRecord() {
  const conference = await aConference();
  const session = await aSession(conference.id);
  const rapporteur = await anActor('rapporteur', conference.id);
  const write = (text: string) =>
    addParagraph(rapporteur, {
      conference: conference.slug,
      sessionId: session.id,
      language: 'en',
      text,
      after: null,
    });
  return { conference, session, rapporteur, write };
}

const idOf = (done: { data?: unknown }) => (done.data as { id: string }).id;

describe('the notes of a session', () => {
  it('numbers paragraphs without a gap when ten are written at once', async () => {
    const { conference, session, rapporteur, write } = await aRecord();
    await Promise.all(Array.from({ length: 10 }, (_, n) => write(`Paragraph ${n}`)));
    const { paragraphs } = await getNotes(rapporteur, conference.id, session.id);
    expect(paragraphs.map((p) => Number(p.number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('loses neither text when two editors save upon the same version', async () => {
    const { conference, session, rapporteur, write } = await aRecord();
    const paragraphId = idOf(await write('The first text.'));
    const save = (text: string, version: number) =>
      saveParagraph(rapporteur, { conference: conference.slug, paragraphId, version, text });
    const results = await Promise.allSettled([
      save('By the first editor.', 1),
      save('By the second editor.', 1),
    ]);
    const refused = results.filter((r) => r.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ key: 'notes.refusal.stale', kind: 'stale' });

    const { paragraphs } = await getNotes(rapporteur, conference.id, session.id);
    const [kept] = paragraphs;
    expect(kept?.version).toBe(2);
    const texts = [kept?.text, ...(kept?.asides ?? []).map((aside) => aside.text)].sort();
    expect(texts).toEqual(['By the first editor.', 'By the second editor.']);

    await save('Both, merged.', 2);
    const [merged] = (await getNotes(rapporteur, conference.id, session.id)).paragraphs;
    expect(merged).toMatchObject({ text: 'Both, merged.', version: 3 });
    // Whoever types on does not make the other's text disappear: somebody has to say that it is merged.
    expect(merged?.asides).toHaveLength(1);
    const asideId = merged?.asides[0]?.id ?? '';
    const end = { conference: conference.slug, asideId, version: 3, end: 'putAway' as const };
    await settleAside(rapporteur, end);
    const [settled] = (await getNotes(rapporteur, conference.id, session.id)).paragraphs;
    expect(settled).toMatchObject({ text: 'Both, merged.', version: 3, asides: [] });
    await expect(settleAside(rapporteur, end)).rejects.toMatchObject({ key: 'notes.refusal.settled' });
    const versions = await withTx(SYSTEM, (tx) =>
      tx.select().from(paragraphVersion).where(eq(paragraphVersion.paragraphId, paragraphId)),
    );
    expect(versions).toHaveLength(4);
  });

  it('puts a text that was kept aside in place of the paragraph, once and upon the text that was read', async () => {
    const { conference, session, rapporteur, write } = await aRecord();
    const colleague = await anActor('rapporteur', conference.id);
    const paragraphId = idOf(await write('The first text.'));
    const address = { conference: conference.slug, paragraphId };
    await saveParagraph(rapporteur, { ...address, version: 1, text: 'The second text.' });
    // Typing on upon the same version leaves one text aside, the last.
    for (const text of ['By a coll', 'By a colleague.']) {
      await expect(saveParagraph(colleague, { ...address, version: 1, text })).rejects.toMatchObject({
        kind: 'stale',
      });
    }
    const [seen] = (await getNotes(rapporteur, conference.id, session.id)).paragraphs;
    expect(seen?.asides.map((aside) => aside.text)).toEqual(['By a colleague.']);
    const take = (version: number) =>
      settleAside(rapporteur, {
        conference: conference.slug,
        asideId: seen?.asides[0]?.id ?? '',
        version,
        end: 'taken',
      });
    await expect(take(1)).rejects.toMatchObject({ key: 'notes.refusal.changed', kind: 'stale' });
    const both = await Promise.allSettled([take(2), take(2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [after] = (await getNotes(rapporteur, conference.id, session.id)).paragraphs;
    expect(after).toMatchObject({ text: 'By a colleague.', version: 3, asides: [] });
  });

  it('would lose a text without the version check', async () => {
    const { conference, rapporteur, write } = await aRecord();
    const paragraphId = idOf(await write('The first text.'));
    const unguarded = (text: string) =>
      withTx(rapporteur, (tx) =>
        tx
          .update(paragraph)
          .set({ text })
          .where(and(eq(paragraph.conferenceId, conference.id), eq(paragraph.id, paragraphId))),
      );
    await Promise.all([unguarded('By the first editor.'), unguarded('By the second editor.')]);
    const versions = await withTx(SYSTEM, (tx) =>
      tx.select().from(paragraphVersion).where(eq(paragraphVersion.paragraphId, paragraphId)),
    );
    expect(versions.map((v) => v.text)).toEqual(['The first text.']);
  });

  it('keeps every version for good', async () => {
    const { write } = await aRecord();
    const paragraphId = idOf(await write('What was said.'));
    const change = withTx(SYSTEM, (tx) =>
      tx.update(paragraphVersion).set({ text: 'Other' }).where(eq(paragraphVersion.paragraphId, paragraphId)),
    );
    await expect(change).rejects.toThrow();
  });

  it('turns a paragraph into a draft that remembers where it came from', async () => {
    const { conference, session, rapporteur, write } = await aRecord();
    const paragraphId = idOf(await write('Members should exchange more data. And more.'));
    const done = await draftOutcome(rapporteur, {
      conference: conference.slug,
      paragraphId,
      kind: 'measure',
    });
    expect(done.data).toEqual({ number: 1 });
    const chair = await anActor('chair', conference.id);
    const drafted = await getOutcome(chair, conference.id, 1, 'en');
    expect(drafted.title.en).toBe('Members should exchange more data.');
    expect(drafted.paragraphs[0]?.text.en).toBe('Members should exchange more data. And more.');
    expect(drafted.sources).toMatchObject([{ sessionId: session.id, paragraphNumber: '1' }]);
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(outcomeSource).where(eq(outcomeSource.paragraphId, paragraphId)),
    );
    expect(rows).toHaveLength(1);
  });

  it('makes one draft of a paragraph when two rapporteurs turn it, and leads both to it', async () => {
    const { conference, rapporteur, write } = await aRecord();
    const paragraphId = idOf(await write('Members should exchange more data.'));
    const other = await anActor('rapporteur', conference.id);
    const address = { conference: conference.slug, paragraphId };
    const both = await Promise.all([
      draftOutcome(rapporteur, { ...address, kind: 'measure' }),
      draftOutcome(other, { ...address, kind: 'recommendation' }),
    ]);
    expect(both.map(({ data }) => data)).toEqual([{ number: 1 }, { number: 1 }]);
    expect(both.map(({ message }) => message).sort()).toEqual([
      'notes.done.drafted',
      'notes.done.draftedAlready',
    ]);
    const drafts = () =>
      withTx(SYSTEM, (tx) => tx.select().from(outcome).where(eq(outcome.conferenceId, conference.id)));
    expect(await drafts()).toMatchObject([{ number: 1, draftedFromId: paragraphId }]);
    // The database would refuse a second one, whatever a command forgot.
    const second = anOutcome(conference.id, { number: 2, draftedFromId: paragraphId });
    expect(await second.catch(violated)).toBe('outcome_one_draft');
  });

  it('shows paragraphs to those who keep the record, and to nobody else', async () => {
    const { conference, session, write } = await aRecord();
    await write('Confidential until approved.');
    const delegation = await aDelegation(conference.id, 'CL');
    const head = await aSeat(conference.id, delegation.id, 'head');
    for (const reader of [
      ANONYMOUS,
      head,
      await anActor(),
      await anActor('rapporteur', (await aConference()).id),
    ]) {
      const notes = await getNotes(reader, conference.id, session.id);
      expect(notes).toMatchObject({ maySee: false, mayWrite: false, paragraphs: [] });
    }
  });

  it('refuses strangers as if the session did not exist, and participants by their role', async () => {
    const { conference, session } = await aRecord();
    const delegation = await aDelegation(conference.id, 'CL');
    const head = await aSeat(conference.id, delegation.id, 'head');
    const input = {
      conference: conference.slug,
      sessionId: session.id,
      language: 'en' as const,
      text: 'x',
      after: null,
    };
    await expect(addParagraph(ANONYMOUS, input)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(addParagraph(await anActor(), input)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(addParagraph(head, input)).rejects.toMatchObject({ kind: 'forbidden' });
    const elsewhere = await aConference();
    const theirs = await anActor('rapporteur', elsewhere.id);
    await expect(addParagraph(theirs, { ...input, conference: elsewhere.slug })).rejects.toMatchObject({
      kind: 'notFound',
    });
  });
});
