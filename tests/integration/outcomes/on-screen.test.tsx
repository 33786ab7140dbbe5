import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { HallText, hallChoices } from '@/features/outcomes/components/hall-text';
import { getTextOnScreen, type WantedText, wantedText } from '@/features/outcomes/queries/on-screen';
import { aSession } from '@/tests/setup/conference/agenda';
import { aDebate } from '@/tests/setup/conference/debates';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { drawn } from '@/tests/setup/drawn';
import { asOwner } from '@/tests/setup/owner';

/** The debate of a text in a session, and what its hall reads. */
async function aHallScreen({ seconders = 0 } = {}) {
  const ground = await aDebate(undefined, { seconders });
  const { meeting, chair } = ground;
  const { id: sessionId } = await aSession(meeting.id);
  await asOwner(`update outcome set session_id = '${sessionId}' where conference_id = '${meeting.id}'`);
  const onScreen = (wanted: WantedText = 'latest', viewer = chair) =>
    getTextOnScreen(viewer, meeting.id, sessionId, { wanted, reader: 'en' });
  const reads = async (wanted: WantedText = 'latest') => {
    const { shown } = await onScreen(wanted);
    if (!shown) return null;
    const html = await drawn(<HallText {...shown} languages={['en', 'ar']} now={new Date()} />);
    return html.replace(/<span class="sr-only">.*?<\/span>/g, '').replace(/<[^>]*>/g, '|');
  };
  return { ...ground, sessionId, onScreen, reads };
}

describe('the hall screen', () => {
  it('shows the text as it stands, the amendment whose turn it is as a difference, and what was decided last', async () => {
    const { propose, decide, chair, heads, reads } = await aHallScreen();
    expect(await reads()).toContain('Invites members to report');
    const little = await propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    const much = await propose(chair, 'revise', { text: 'Asks all members to send word of everything' });
    const first = await reads();
    expect(first).toMatch(/A2 · Chile/);
    expect(first).toMatch(/ت2|ت٢/);
    expect(first).toMatch(/Invites[^a-z]*Asks all/);
    expect(first).not.toContain('A1');
    await decide(chair, much, 'rejected', { inFavour: 1, against: 2, abstaining: 0 });
    const second = await reads();
    expect(second).toContain('A2 · Chile: Rejected · 1 in favour, 2 against, 0 abstaining');
    expect(second).toMatch(/A1 · Chile/);
    expect(second).toContain('yearly');
    await decide(chair, little, 'adopted');
    expect(await reads()).toMatch(/A1 · Chile: Adopted[\s\S]*Invites members to report yearly/);
  });

  it('shows the text itself while an amendment awaits its seconder, and the amendment once it has one', async () => {
    const { propose, second, takeBack, heads, reads } = await aHallScreen({ seconders: 1 });
    const id = await propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    const waiting = await reads();
    expect(waiting).not.toMatch(/A1|yearly/);
    expect(waiting).toContain('|Invites members to report|');
    await second(heads.brazil, id);
    expect(await reads()).toMatch(/A1 · Chile[\s\S]*yearly/);
    await takeBack(heads.brazil, id);
    expect(await reads()).toBe(waiting);
  });

  it('shows another text of the session, or none, where that is chosen, and drafts to nobody else', async () => {
    const { meeting, sessionId, onScreen, reads, heads } = await aHallScreen();
    await anOutcome(meeting.id, { number: 2, sessionId });
    await anOutcome(meeting.id, { number: 3 });
    const { texts, shown } = await onScreen();
    expect(texts.map(({ number }) => number)).toEqual([1, 2]);
    expect(shown?.outcome.number).toBe(1);
    expect((await onScreen(2)).shown?.outcome.number).toBe(2);
    expect(await reads(3)).toBeNull();
    expect(await reads('none')).toBeNull();
    expect((await onScreen('latest', heads.brazil)).shown?.outcome.number).toBe(1);
    expect(await onScreen('latest', ANONYMOUS)).toEqual({ texts: [], shown: null });
    const choices = hallChoices({ texts, shown }, 2, 'en');
    expect(choices.map(({ value, isShown }) => [value, isShown])).toEqual([
      ['latest', false],
      ['1', false],
      ['2', true],
      ['none', false],
    ]);
  });

  it('takes from an address nothing but a number, or none', () => {
    expect(['2', 'none', undefined, '', '02', '-1', '1e3', ['2'], 'x'].map(wantedText)).toEqual([
      ...[2, 'none'],
      ...Array(7).fill('latest'),
    ]);
  });
});
