import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { MOST_BESIDE } from '@/domain/correcting';
import { getConference } from '@/features/conferences/queries';
import { recordCorrigendum } from '@/features/outcomes/commands/corrigenda';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { OutcomeList } from '@/features/outcomes/components/outcome-list';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { actorOf } from '@/platform/signed-in';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { drawn } from '@/tests/setup/drawn';

import { forcibly } from '../ballots/voted';
import { adopted, asApp, reason } from './adopted';

describe('a corrigendum', () => {
  const slip = { language: 'en', wrong: 'to do more', reads: 'to do much more', reason: 'A slip.' } as const;

  it('stands beside what was adopted, which stays as it was and is recalled no more', async () => {
    const { meeting, chair, organizer, address, see, holds, paragraph } = await adopted();
    await recordCorrigendum(organizer, { ...address, ...slip, paragraphId: paragraph });
    await recordCorrigendum(chair, { ...address, ...slip, wrong: 'Outcome', paragraphId: null });
    expect((await see()).corrigenda).toMatchObject([
      { number: 1, paragraphId: paragraph, as: 'organizer', wrong: 'to do more', reads: 'to do much more' },
      { number: 2, paragraphId: null, as: 'chair' },
    ]);
    await holds();
    const lines = await listOutcomes(ANONYMOUS, meeting.id);
    expect(await drawn(<OutcomeList slug={meeting.slug} outcomes={lines} />)).toContain('Title corrected');
    await expect(recallOutcome(chair, { ...address, version: 1, reason })).rejects.toMatchObject({
      key: 'outcomes.refusal.besideSince',
    });
    await expect(
      asApp(sql`update outcome set adopted_at = null, adopted_by = null, adoption_method = null
        where number = 1 and adopted_by = ${chair.accountId}`),
    ).rejects.toThrow();
  });

  it('quotes words of the text in a language that they were adopted in, or what a corrigendum made of them', async () => {
    const { meeting, organizer, address, paragraph } = await adopted(true);
    const on = (values: Partial<Parameters<typeof recordCorrigendum>[1]>) =>
      recordCorrigendum(organizer, { ...address, ...slip, paragraphId: paragraph, ...values });
    const refused = async (key: string, values: Parameters<typeof on>[0]) =>
      expect(on(values)).rejects.toMatchObject({ key: `outcomes.refusal.${key}` });
    await refused('notInLanguage', { language: 'fr' });
    await refused('notInLanguage', { language: 'fr', paragraphId: null });
    await refused('wordsNotThere', { wrong: 'to do less' });
    await refused('wordsNotThere', { paragraphId: null });
    await refused('wordsNotThere', { wrong: 'much more' });
    await on({ wrong: 'member  countries\nto do', reads: 'all countries to do' });
    await on({});
    await on({ wrong: 'much more', reads: 'a lot more' });
    await expect(
      asApp(sql`insert into corrigendum (conference_id, id, outcome_id, number, language, wrong, reads, reason, recorded_as)
        select ${meeting.id}, gen_random_uuid(), id, 4, 'fr', 'x', 'y', 'z', 'chair' from outcome
        where conference_id = ${meeting.id}`),
    ).rejects.toThrow();
    const conference = await getConference(organizer, meeting.slug);
    const outcome = await getOutcome(organizer, meeting.id, 1, 'ar');
    const page = await drawn(<OutcomePage conference={conference} outcome={outcome} />, 'ar');
    const offered = [...page.matchAll(/<option value="(en|fr|es|ar)"/g)].map(([, language]) => language);
    expect(offered).toEqual(['en']);
  });

  it('is refused where no more of them are read', async () => {
    const { organizer, address, paragraph } = await adopted();
    await forcibly(`insert into corrigendum (conference_id, id, outcome_id, number, language, wrong, reads, reason, recorded_as)
      select conference_id, gen_random_uuid(), outcome_id, n, 'en', 'x', 'y', 'z', 'chair'
      from outcome_paragraph, generate_series(1, ${MOST_BESIDE}) n where id = '${paragraph}'`);
    await expect(
      recordCorrigendum(organizer, { ...address, ...slip, paragraphId: paragraph }),
    ).rejects.toMatchObject({ key: 'outcomes.refusal.manyBeside' });
  });

  it('is signed in the office that entitles to it, not in another of the same person', async () => {
    const { meeting, organizer, address, see, paragraph } = await adopted();
    const accountId = organizer.accountId ?? '';
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values({ accountId, role: 'rapporteur', conferenceId: meeting.id }),
    );
    await recordCorrigendum(await actorOf(accountId), { ...address, ...slip, paragraphId: paragraph });
    expect((await see()).corrigenda).toMatchObject([{ as: 'organizer' }]);
  });

  it('is of an adopted text and of its own paragraphs, for the command and for the database', async () => {
    const { meeting, chair, address, paragraph } = await adopted();
    const other = await anOutcome(meeting.id, { number: 2 });
    const on = (number: number, paragraphId: string | null) =>
      recordCorrigendum(chair, { ...address, ...slip, number, paragraphId });
    await expect(on(2, null)).rejects.toMatchObject({ key: 'outcomes.refusal.notAdopted' });
    const theirs = (await getOutcome(chair, meeting.id, 2, 'en')).paragraphs[0]?.id ?? '';
    await expect(on(1, theirs)).rejects.toMatchObject({ kind: 'notFound' });
    const put = (outcomeId: unknown, paragraphId: string) =>
      asApp(sql`insert into corrigendum (conference_id, id, outcome_id, number, paragraph_id, language, wrong, reads,
        reason, recorded_as) select ${meeting.id}, gen_random_uuid(), o.id, 1, ${paragraphId}, 'en', 'x', 'y', 'z', 'chair'
        from outcome o where o.conference_id = ${meeting.id} and o.number = ${outcomeId}`);
    await expect(put(other.number, theirs)).rejects.toThrow();
    await expect(put(1, theirs)).rejects.toThrow();
    await put(1, paragraph);
  });
});
