import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import Ballot from '@/app/[locale]/[conference]/ballots/[number]/page';
import Country from '@/app/[locale]/[conference]/countries/[code]/page';
import Outcome from '@/app/[locale]/[conference]/outcomes/[number]/page';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { getConference } from '@/features/conferences/queries';
import { adoptOutcome, recordReservation } from '@/features/outcomes/commands/adoption';
import { recordCorrigendum } from '@/features/outcomes/commands/corrigenda';
import { correctReservation, withdrawReservation } from '@/features/outcomes/commands/reservations';
import { addTranslation } from '@/features/outcomes/commands/translations';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { TranslationPage } from '@/features/outcomes/components/translation-page';
import { getOutcome } from '@/features/outcomes/queries';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { forcibly, votedOn } from '../ballots/voted';

import { adopted, asApp, ENGLISH, inLanguages, NONE, reason } from './adopted';

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
      <OutcomeEditor
        conference={conference}
        outcome={outcome}
        members={[]}
        notes={[]}
        beside="fr"
        note={null}
        hall={{ here: null, entitled: 0, rules: [] }}
        handsNote={null}
        asksForCall={false}
      />
    );
    expect(await drawn(desk)).toMatch(/Not the last part\..*Withdrawn on/s);
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
    // Sent as it reads, it is kept apart as its beginning was kept before.
    const whole = `${words.verb} ${words.addressee} ${words.text}`;
    await addTranslation(organizer, { ...adding, version: 2, paragraphs: { [paragraph]: { text: whole } } });
    expect((await see('fr')).translations[2]?.paragraphs).toMatchObject([words]);
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
    await forcibly("update translation set title = 'Autre titre'");
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
