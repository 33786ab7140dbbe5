import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { ByColleague, ByOffice } from '@/components/page/by-office';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { conference as conferences } from '@/db/schema/conferences';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { colleagueAs, namedAs } from '@/features/accounts/queries/colleagues';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import { changeName } from '@/features/delegations/commands/correction';
import { decideCredentials } from '@/features/delegations/commands/credentials';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getPerson } from '@/features/delegations/queries/person';
import { approveNotes, recordParagraphCorrigendum } from '@/features/notes/commands/approval';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { getNotes } from '@/features/notes/queries';
import { recordCorrigendum } from '@/features/outcomes/commands/corrigenda';
import { getOutcome } from '@/features/outcomes/queries';
import { draftCommunique } from '@/features/press/commands/communique';
import { recordCommuniqueCorrigendum } from '@/features/press/commands/communique-corrigenda';
import { addCommuniqueParagraph } from '@/features/press/commands/communique-paragraphs';
import { publishCommunique, reviewCommunique } from '@/features/press/commands/communique-publishing';
import { getCommunique } from '@/features/press/queries/communique';
import { aSession } from '@/tests/setup/conference/agenda';
import { aBallot } from '@/tests/setup/conference/ballots';
import { inAll } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { adopted } from '../outcomes/adopted';

const reason = 'A slip.';
const named = (name: string, { accountId }: Actor) =>
  withTx(SYSTEM, (tx) =>
    tx
      .update(account)
      .set({ name })
      .where(eq(account.id, accountId ?? '')),
  );

/** What was decided, approved, reviewed and corrected in a conference, and how each of its pages asks for it. */
async function decided() {
  const { meeting, chair, organizer, paragraph } = await adopted();
  const { id, slug } = meeting;
  const staff = {
    organizer,
    chair,
    credentialsOfficer: await anActor('credentialsOfficer', id),
    rapporteur: await anActor('rapporteur', id),
    pressOfficer: await anActor('pressOfficer', id),
  };
  for (const [office, actor] of Object.entries(staff)) await named(`Colleague ${office}`, actor);
  const here = { conference: slug };
  const { id: delegationId } = await aDelegation(id, 'PE', { credentialsStatus: 'submitted' });
  const head = await aSeat(id, delegationId, 'head');
  const delegate = await aSeat(id, delegationId, 'delegate');
  const focalPoint = await aSeat(id, delegationId, 'focalPoint');
  const credentials = { ...here, delegationId, version: 1, to: 'accepted', reason: null } as const;
  await decideCredentials(staff.credentialsOfficer, credentials);
  const seat = { ...here, participantId: delegate.participantId, version: 1, reason };
  await changeName(organizer, { ...seat, name: 'Mended' });

  const { id: sessionId } = await aSession(id);
  const notes = (viewer: Actor) => getNotes(viewer, id, sessionId);
  for (const text of ['The plenary opened.', 'Said elsewhere.'])
    await addParagraph(staff.rapporteur, { ...here, sessionId, language: 'en', text, after: null });
  const [first, second] = (await notes(chair)).paragraphs.map((one) => one.id);
  const struck = { ...here, paragraphId: second ?? '', version: 1, reason };
  await strikeParagraph(staff.rapporteur, struck);
  await approveNotes(chair, { ...here, sessionId, notesVersion: (await notes(chair)).version });
  const words = { wrong: 'opened', reads: 'was opened', reason };
  await recordParagraphCorrigendum(staff.rapporteur, { ...here, paragraphId: first ?? '', ...words });

  const slip = { ...here, language: 'en', reason } as const;
  const ofText = { number: 1, paragraphId: paragraph, wrong: 'to do more', reads: 'to do much more' };
  await recordCorrigendum(organizer, { ...slip, ...ofText });

  const press = staff.pressOfficer;
  const communique = async (viewer: Actor) => getCommunique(viewer, id);
  const version = async () => (await communique(press))?.version ?? 0;
  await draftCommunique(press, { ...here, title: inAll('Communiqué'), originalLanguage: 'en' });
  await addCommuniqueParagraph(press, { ...here, text: inAll('It met.') });
  await reviewCommunique(organizer, { ...here, version: await version() });
  await publishCommunique(press, { ...here, version: await version(), publishesAt: null });
  const title = { paragraphId: null, wrong: 'Communiqué', reads: 'Final communiqué' };
  await recordCommuniqueCorrigendum(press, { ...slip, ...title });
  const pages = {
    outcome: (viewer: Actor) => getOutcome(viewer, id, 1, 'en'),
    communique,
    notes,
  };
  const ofDelegation = {
    delegation: (viewer: Actor) => getDelegation(viewer, id, delegationId),
    person: (viewer: Actor) => getPerson(viewer, id, delegationId, delegate.participantId),
  };
  return { staff, head, focalPoint, pages, ofDelegation };
}

const colleaguesIn = (page: unknown) =>
  [...new Set(JSON.stringify(page).match(/Colleague \w+/g) ?? [])].toSorted();

it('names who decided to colleagues alone: the public and the delegations read the office', async () => {
  const { staff, head, focalPoint, pages, ofDelegation } = await decided();
  const stranger = await anActor('organizer', (await adopted()).meeting.id);
  for (const [name, page] of Object.entries(pages)) {
    for (const viewer of [ANONYMOUS, head, focalPoint, stranger])
      expect(colleaguesIn(await page(viewer)), name).toEqual([]);
  }
  for (const [name, page] of Object.entries(ofDelegation))
    expect(colleaguesIn(await page(focalPoint)), name).toEqual([]);
  expect(colleaguesIn(await ofDelegation.delegation(head))).toEqual([]);
  for (const viewer of Object.values(staff)) {
    expect(colleaguesIn(await pages.outcome(viewer))).toEqual(['Colleague organizer']);
    expect(colleaguesIn(await pages.communique(viewer))).toEqual([
      'Colleague organizer',
      'Colleague pressOfficer',
    ]);
    expect(colleaguesIn(await pages.notes(viewer))).toEqual(['Colleague chair', 'Colleague rapporteur']);
  }
  const { delegation, person } = ofDelegation;
  expect(colleaguesIn(await delegation(staff.organizer))).toEqual(['Colleague credentialsOfficer']);
  expect(colleaguesIn(await person(staff.credentialsOfficer))).toEqual(['Colleague organizer']);
});

it('names who cancelled a ballot to colleagues, and keeps it out of what is public', async () => {
  const hall = await aHall(2);
  const { id, slug } = hall.conference;
  await named('Colleague organizer', hall.organizer);
  await aBallot(hall);
  const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conferences).where(eq(conferences.id, id)));
  const sent = { conference: slug, number: 1, reason, word: row?.symbol ?? '' };
  await cancelBallot(hall.organizer, {
    ...sent,
    ballotVersion: ballotVersionOf(await getBallot(SYSTEM, id, 1)),
  });
  const read = async (viewer: Actor) => colleaguesIn(await getBallot(viewer, id, 1));
  expect(await read(await anActor('rapporteur', id))).toEqual(['Colleague organizer']);
  for (const viewer of [ANONYMOUS, hall.heads[0]?.actor ?? ANONYMOUS, await anActor()])
    expect(await read(viewer)).toEqual([]);
});

it('says the name with the office, and the office alone where the reader may not know the name', async () => {
  const officer = { name: 'A. Name', roles: ['chair' as const, 'organizer' as const] };
  const unnamed = { ...officer, name: null };
  const draw = async (one: typeof officer | typeof unnamed) =>
    drawn(
      <>
        <ByOffice by={namedAs('en', one.name, 'Organizer')}>Organizer</ByOffice>
        <ByColleague by={colleagueAs('en', one, ['organizer'])} />
      </>,
    );
  const words = (html: string) => html.replace(/<!--.*?-->|<[^>]*>/g, '');
  expect(words(await draw(officer))).toBe('A. Name, Organizer · A. Name, Organizer');
  expect(words(await draw(unnamed))).toBe('Organizer');
});
