import { describe, expect, it } from 'vitest';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { endIntervention } from '@/features/speakers/commands/giving';
import { beginningOf } from '@/features/speakers/components/unwritten-speeches';
import { listUnwritten } from '@/features/speakers/queries/unwritten';
import { aDebate } from '@/tests/setup/conference/debate';
import { anActor } from '@/tests/setup/conference/people';

/** A debate in which Chile has spoken and Peru speaks, and who writes its notes. */
async function aDebateWithNotes() {
  const debate = await aDebate(['CL', 'PE']);
  const { conference, session, chair, delegates, here, ask, next, view } = debate;
  const [rapporteur, colleague] = await Promise.all([
    anActor('rapporteur', conference.id),
    anActor('rapporteur', conference.id),
  ]);
  const seen = (viewer = rapporteur, begun?: string) =>
    listUnwritten(viewer, { conferenceId: conference.id, sessionId: session.id, begun });
  for (const delegate of delegates) await ask(delegate);
  await next();
  const before = await seen();
  await next();
  const [speech] = (await seen()).unwritten;
  const [running] = (await view(chair)).floor;
  if (!speech || !running) throw new Error('nobody speaks');
  const write = (interventionId: string | null, actor = rapporteur) =>
    addParagraph(actor, {
      ...{ ...here, language: 'en', text: 'Chile: It agreed.', after: null, interventionId },
    });
  return { ...debate, rapporteur, colleague, seen, before, speech, running, write };
}

describe('a speech that has ended', () => {
  it('is offered to who keeps the notes, and one that goes on is not', async () => {
    const { before, seen, speech, running, chair, here } = await aDebateWithNotes();
    expect(before.unwritten).toEqual([]);
    expect(speech).toMatchObject({ kind: 'statement', counting: { countryCode: 'CL', speaker: null } });
    const { id: interventionId, version } = running;
    await endIntervention(chair, { ...here, interventionId, version });
    expect((await seen()).unwritten).toMatchObject([
      { counting: { countryCode: 'CL' } },
      { counting: { countryCode: 'PE' } },
    ]);
  });

  it('begins its paragraph with the delegation, and who spoke for it', async () => {
    const { speech } = await aDebateWithNotes();
    expect(beginningOf(speech, 'en')).toBe('Chile: ');
    expect(beginningOf({ counting: { ...speech.counting, speaker: 'Ana Rojas' } }, 'fr')).toBe(
      'Chili (Ana Rojas)\u202f: ',
    );
  });

  it('is written down once, also by two at once', async () => {
    const { write, colleague, rapporteur, speech, seen } = await aDebateWithNotes();
    const both = await Promise.allSettled([write(speech.id), write(speech.id, colleague)]);
    const [lost, ...more] = both.filter((one) => one.status === 'rejected');
    expect(more).toEqual([]);
    expect(lost?.reason).toMatchObject({ key: 'notes.refusal.speechWritten' });
    const isMine = both[0]?.status === 'fulfilled';
    const [writer, other] = isMine ? [rapporteur, colleague] : [colleague, rapporteur];
    expect(await seen(writer, speech.id)).toEqual({ unwritten: [], begun: undefined });
    // Whoever came too late keeps the form, and the text in it.
    expect(await seen(other, speech.id)).toMatchObject({ unwritten: [], begun: { id: speech.id } });
  });

  it('is offered again once its paragraph was struck', async () => {
    const { write, rapporteur, here, speech, seen } = await aDebateWithNotes();
    const { data } = await write(speech.id);
    const paragraphId = String(Object(data).id);
    await strikeParagraph(rapporteur, {
      conference: here.conference,
      paragraphId,
      version: 1,
      reason: 'Another delegation.',
    });
    expect((await seen()).unwritten).toEqual([speech]);
    await write(speech.id);
    expect((await seen()).unwritten).toEqual([]);
  });

  it('is written down in its own session, and when it is over', async () => {
    const { write, running } = await aDebateWithNotes();
    await expect(write(running.id)).rejects.toMatchObject({ kind: 'notFound' });
    const other = await aDebateWithNotes();
    await expect(write(other.speech.id)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
