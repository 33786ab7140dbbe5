import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import Ballot from '@/app/[locale]/[conference]/ballots/[number]/page';
import Country from '@/app/[locale]/[conference]/countries/[code]/page';
import Outcome from '@/app/[locale]/[conference]/outcomes/[number]/page';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach, type Locale, type LocalText } from '@/domain/local-text';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { getConference } from '@/features/conferences/queries';
import { adoptOutcome, recordReservation } from '@/features/outcomes/commands/adoption';
import { recordCorrigendum } from '@/features/outcomes/commands/corrigenda';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { correctReservation, withdrawReservation } from '@/features/outcomes/commands/reservations';
import { addTranslation } from '@/features/outcomes/commands/translations';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { TranslationPage } from '@/features/outcomes/components/translation-page';
import { getOutcome } from '@/features/outcomes/queries';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { listReservationsOf } from '@/features/outcomes/queries/reservations';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { forcibly, votedOn } from '../ballots/voted';

const reason = 'The delegation said so in writing.';
const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

const NONE = inEach(() => '');
const ENGLISH = { verb: { en: 'Encourages' }, addressee: { en: 'member countries' } };

/** Words of the one paragraph in some languages alone. */
const inLanguages = (conferenceId: string, text: Partial<LocalText>, words: typeof ENGLISH = ENGLISH) => {
  const [verb, addressee] = [
    JSON.stringify({ ...NONE, ...words.verb }),
    JSON.stringify({ ...NONE, ...words.addressee }),
  ];
  return asApp(sql`update outcome_paragraph set text = ${JSON.stringify({ ...NONE, ...text })}, verb = ${verb},
    addressee = ${addressee} where conference_id = ${conferenceId}`);
};

/** An adopted text with the reservation of a delegation; in English alone where `inEnglish`. */
async function adopted(inEnglish = false) {
  const meeting = await aConference();
  const title = inEnglish ? { ...NONE, en: 'In English alone' } : inAll('Outcome');
  const draft = await anOutcome(meeting.id, { title });
  if (inEnglish) await inLanguages(meeting.id, { en: 'to do more' });
  const [chair, organizer] = [await anActor('chair', meeting.id), await anActor('organizer', meeting.id)];
  const address = { conference: meeting.slug, number: 1 };
  const chile = await aDelegation(meeting.id, 'CL');
  await recordReservation(chair, { ...address, delegationId: chile.id, text: 'Not the last part.' });
  await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
  const see = (reader: Locale = 'en') => getOutcome(ANONYMOUS, meeting.id, 1, reader);
  const whole = await see();
  const [reservation, paragraph] = [whole.reservations[0]?.id ?? '', whole.paragraphs[0]?.id ?? ''];
  /** The text is as it was adopted, whatever stands beside it. */
  const holds = async () =>
    expect(await withTx(SYSTEM, (tx) => auditTexts(tx, meeting.id))).toEqual([{ number: 1, why: null }]);
  return { meeting, draft, chair, organizer, address, see, holds, reservation, paragraph };
}

describe('what stands beside a text', () => {
  it('is drawn wherever the text is, with the text or without', async () => {
    const { hall, ids } = await votedOn('vote');
    const { id, slug } = hall.conference;
    const [{ delegationId, code } = { delegationId: '', code: '' }] = hall.heads;
    await forcibly(`insert into reservation (conference_id, id, outcome_id, delegation_id, text)
      values ('${id}', gen_random_uuid(), '${hall.outcomeId}', '${delegationId}', 'Not the last part.')`);
    await declareBallot(SYSTEM, ids);
    const { reservations, paragraphs } = await getOutcome(ANONYMOUS, id, 1, 'en');
    const base = { conference: slug, number: 1, reason };
    const reservationId = reservations[0]?.id ?? '';
    await correctReservation(hall.organizer, {
      ...base,
      reservationId,
      version: 1,
      text: 'Not paragraph 1.',
    });
    const paragraph = { paragraphId: paragraphs[0]?.id ?? '', language: 'en' as const, wrong: 'to do more' };
    await recordCorrigendum(hall.organizer, { ...base, ...paragraph, reads: 'to do much more' });
    const address = { conference: slug, number: '1' };
    const reserved = ['Not the last part.', 'Not paragraph 1.'];
    const pages = {
      outcome: [<Outcome key="outcome" params={Promise.resolve(address)} />, 'to do much more', ...reserved],
      ballot: [<Ballot key="ballot" params={Promise.resolve(address)} />, 'to do much more', ...reserved],
      country: [
        <Country key="country" params={Promise.resolve({ conference: slug, code: code.toLowerCase() })} />,
        ...reserved,
      ],
    };
    for (const [name, [page, ...words]] of Object.entries(pages)) {
      const html = await drawn(page);
      for (const word of words) expect(html, name).toContain(word);
    }
  });

  it('is drawn beside a draft at its desk', async () => {
    const meeting = await aConference();
    await anOutcome(meeting.id);
    const chair = await anActor('chair', meeting.id);
    const chile = await aDelegation(meeting.id, 'CL');
    const address = { conference: meeting.slug, number: 1 };
    await recordReservation(chair, { ...address, delegationId: chile.id, text: 'Not the last part.' });
    const [reservation] = (await getOutcome(chair, meeting.id, 1, 'en')).reservations;
    await withdrawReservation(chair, {
      ...address,
      ...{ reservationId: reservation?.id ?? '', version: 1, reason },
    });
    const outcome = await getOutcome(chair, meeting.id, 1, 'en');
    const conference = await getConference(chair, meeting.slug);
    const desk = (
      <OutcomeEditor conference={conference} outcome={outcome} members={[]} notes={[]} beside="fr" />
    );
    expect(await drawn(desk)).toMatch(/Not the last part\..*Withdrawn on/s);
  });
});

describe('a reservation', () => {
  it('is corrected and withdrawn beside what was recorded', async () => {
    const { meeting, organizer, address, see, holds, reservation } = await adopted();
    const base = { ...address, reservationId: reservation, reason };
    await correctReservation(organizer, { ...base, version: 1, text: 'Not paragraph 1.' });
    await withdrawReservation(organizer, { ...base, version: 2 });
    const corrections = [
      { number: 1, text: 'Not paragraph 1.', reason },
      { number: 2, text: null, reason },
    ];
    const shown = { text: 'Not the last part.', corrections };
    expect((await see()).reservations).toMatchObject([shown]);
    expect(await listReservationsOf(ANONYMOUS, meeting.id, 'CL')).toMatchObject([shown]);
    await expect(withdrawReservation(organizer, { ...base, version: 3 })).rejects.toMatchObject({
      key: 'outcomes.refusal.reservationWithdrawn',
    });
    await holds();
  });

  it('is corrected once by two at once; the other is told', async () => {
    const { chair, organizer, address, reservation } = await adopted();
    const base = { ...address, reservationId: reservation, version: 1, reason };
    const both = await Promise.allSettled([
      correctReservation(organizer, { ...base, text: 'Not paragraph 1.' }),
      withdrawReservation(chair, base),
    ]);
    expect(both.map((one) => (one.status === 'rejected' ? 'refused' : 'done')).sort()).toEqual([
      'done',
      'refused',
    ]);
  });

  it('keeps its words for the database too, and so does what was said of it', async () => {
    const { meeting, organizer, address, reservation } = await adopted();
    await correctReservation(organizer, {
      ...{ ...address, reservationId: reservation, version: 1, reason },
      text: 'Not paragraph 1.',
    });
    for (const statement of [
      sql`update reservation set text = 'Another' where id = ${reservation}`,
      sql`delete from reservation where id = ${reservation}`,
      sql`update reservation_correction set text = 'Another' where reservation_id = ${reservation}`,
      sql`delete from reservation_correction where reservation_id = ${reservation}`,
      sql`insert into reservation_correction (conference_id, id, reservation_id, number, text, reason, recorded_at)
        values (${meeting.id}, gen_random_uuid(), ${reservation}, 2, 'Late', 'x', now() - interval '1 day')`,
      sql`insert into reservation_correction (conference_id, id, reservation_id, number, text, reason)
        values (${meeting.id}, gen_random_uuid(), ${reservation}, 5, 'Ahead', 'x')`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });
});

describe('a corrigendum', () => {
  const slip = { language: 'en', wrong: 'to do more', reads: 'to do much more', reason: 'A slip.' } as const;

  it('stands beside what was adopted, which stays as it was and is recalled no more', async () => {
    const { chair, organizer, address, see, holds, paragraph } = await adopted();
    await recordCorrigendum(organizer, { ...address, ...slip, paragraphId: paragraph });
    await recordCorrigendum(chair, { ...address, ...slip, paragraphId: null });
    expect((await see()).corrigenda).toMatchObject([
      { number: 1, paragraphId: paragraph, as: 'organizer', wrong: 'to do more', reads: 'to do much more' },
      { number: 2, paragraphId: null, as: 'chair' },
    ]);
    await holds();
    await expect(recallOutcome(chair, { ...address, version: 1, reason })).rejects.toMatchObject({
      key: 'outcomes.refusal.besideSince',
    });
    await expect(
      asApp(sql`update outcome set adopted_at = null, adopted_by = null, adoption_method = null
        where number = 1 and adopted_by = ${chair.accountId}`),
    ).rejects.toThrow();
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

describe('a translation', () => {
  it('comes after the adoption beside its languages, and is corrected by a version beside it', async () => {
    const { chair, organizer, address, see, holds, paragraph } = await adopted(true);
    const words = { verb: 'Invite', addressee: 'les pays membres', text: 'à faire plus' };
    const adding = { ...address, language: 'fr' as const, title: 'Un texte', translator: 'A service' };
    const add = (version: number, text = words.text) =>
      addTranslation(organizer, { ...adding, version, paragraphs: { [paragraph]: { ...words, text } } });
    const presses = await Promise.allSettled([add(0), add(0)]);
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await add(1, 'à faire davantage');
    expect((await see('fr')).translations).toMatchObject([
      { language: 'fr', version: 1, translator: 'A service', paragraphs: [{ text: 'à faire plus' }] },
      { language: 'fr', version: 2, paragraphs: [{ text: 'à faire davantage' }] },
    ]);
    await holds();
    const english = { ...adding, language: 'en' as const, version: 0, paragraphs: { [paragraph]: words } };
    await expect(addTranslation(chair, english)).rejects.toMatchObject({
      key: 'outcomes.refusal.adoptedLanguage',
    });
    await expect(
      addTranslation(chair, { ...adding, language: 'es', version: 0, paragraphs: {} }),
    ).rejects.toMatchObject({ key: 'outcomes.refusal.untranslatedParagraph' });
  });

  it('is read and asked for only where the text was not adopted in the language', async () => {
    const meeting = await aConference();
    await anOutcome(meeting.id, { title: { ...NONE, en: 'A text', fr: 'Titre adopté' } });
    const verb = { en: 'Encourages', fr: 'Encourage' };
    await inLanguages(meeting.id, { en: 'to do more' }, { ...ENGLISH, verb });
    const [chair, organizer] = [await anActor('chair', meeting.id), await anActor('organizer', meeting.id)];
    const address = { conference: meeting.slug, number: 1 };
    await adoptOutcome(chair, { ...address, version: 1, noObjection: true });
    const see = () => getOutcome(organizer, meeting.id, 1, 'fr');
    const conference = await getConference(organizer, meeting.slug);
    const form = await drawn(
      <TranslationPage conference={conference} outcome={await see()} into="fr" />,
      'fr',
    );
    const id = (await see()).paragraphs[0]?.id ?? '';
    const fields = [...form.matchAll(/ name="(title|paragraphs[^"]*)"/g)].map(([, name]) => name);
    expect(fields).toEqual([`paragraphs.${id}.addressee`, `paragraphs.${id}.text`]);
    // Who sends words for what was adopted all the same changes nothing of it.
    const words = { verb: 'Autre verbe', addressee: 'les pays', text: 'à faire plus' };
    const sent = {
      ...address,
      language: 'fr',
      version: 0,
      title: 'Autre titre',
      translator: 'A service',
    } as const;
    await addTranslation(organizer, { ...sent, paragraphs: { [id]: words } });
    expect((await see()).translations).toMatchObject([
      { title: 'Titre adopté', paragraphs: [{ ...words, verb: 'Encourage' }] },
    ]);
    // Of a translation of before, which took the whole text, the adopted words are not taken either.
    await forcibly(`alter table translation disable trigger user;
      update translation set title = 'Autre titre'; alter table translation enable trigger user`);
    const page = await drawn(<Outcome params={Promise.resolve({ ...address, number: '1' })} />, 'fr');
    expect(page).toContain('Titre adopté');
    expect(page).toMatch(/Encourage.*à faire plus.*Traduction[^.]*A service/s);
    expect(page).not.toContain('Autre');
  });

  it('is not made of a language that was adopted, by the database', async () => {
    const { meeting, draft } = await adopted(true);
    const put = (language: string) =>
      asApp(sql`insert into translation (conference_id, id, outcome_id, language, version, title, paragraphs, translator)
        values (${meeting.id}, gen_random_uuid(), ${draft.id}, ${language}, 1, 'T', '[]', 'A service')`);
    await expect(put('en')).rejects.toThrow();
    await put('fr');
  });
});
