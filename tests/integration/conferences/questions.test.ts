import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { NOW, watchStatements, withTx } from '@/db/client';
import { outcomeSource } from '@/db/schema/outcomes';
import { statement } from '@/db/schema/statements';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { getSession } from '@/features/agenda/queries/session';
import { getBallot } from '@/features/ballots/queries/ballot';
import { listBallots } from '@/features/ballots/queries/list';
import { getGlance } from '@/features/conferences/queries/public';
import { getNotes } from '@/features/notes/queries';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { listReservationsOf } from '@/features/outcomes/queries/reservations';
import { listOutcomesOf } from '@/features/outcomes/queries/session';
import { getCommunique } from '@/features/press/queries/communique';
import { listStatements, listStatementsOf } from '@/features/press/queries/statements';
import { aSession } from '@/tests/setup/conference/agenda';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aPublishedCommunique } from '@/tests/setup/conference/communique';
import { inAll } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aParagraph } from '@/tests/setup/conference/notes';
import { anOutcome } from '@/tests/setup/conference/outcomes';

async function counted(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const end = watchStatements(() => {
    count += 1;
  });
  await work().finally(end);
  return count;
}

/** A conference with a text adopted, a communiqué, notes, a statement, and a ballot that is open. */
async function aWholeConference() {
  const hall = await aHall(3);
  const { id } = hall.conference;
  const session = await aSession(id);
  const paragraphId = await aParagraph(id, session.id, {
    number: 1,
    text: 'It was agreed.',
    aside: 'It was.',
  });
  await anOutcome(id, { number: 2, adoptedAt: new Date(), adoptionMethod: 'recorded' });
  const draft = await anOutcome(id, { number: 3 });
  await withTx(SYSTEM, (tx) =>
    tx.insert(outcomeSource).values({ conferenceId: id, outcomeId: draft.id, paragraphId }),
  );
  await withTx(SYSTEM, (tx) =>
    tx.insert(statement).values({
      ...{ conferenceId: id, sessionId: session.id, number: 1, delegationId: hall.heads[0]?.delegationId },
      ...{ saidAt: new Date(), speakerOffice: inAll('Minister'), text: inAll('We agree.') },
    }),
  );
  await withTx(SYSTEM, (tx) =>
    tx.update(statement).set({ publishedAt: NOW }).where(eq(statement.conferenceId, id)),
  );
  await aPublishedCommunique(id, 'All is well.');
  await aBallot(hall, { closesAt: new Date(Date.now() + HOUR) });
  return { ...hall, session };
}

it('asks for what each page shows in no more questions than these', async () => {
  const { conference, session, organizer, heads } = await aWholeConference();
  const { id } = conference;
  const head = heads[0]?.actor ?? ANONYMOUS;
  // A text that no page has shown yet is looked at once.
  expect((await listOutcomes(ANONYMOUS, id)).map(({ number, state }) => [number, state])).toEqual([
    [1, 'leftOpen'],
    [2, 'adopted'],
  ]);
  const questions = {
    glance: await counted(() => getGlance(ANONYMOUS, id)),
    ballots: await counted(() => listBallots(ANONYMOUS, id)),
    ballot: await counted(() => getBallot(ANONYMOUS, id, 1)),
    ownVote: await counted(() => getBallot(head, id, 1)),
    outcomes: await counted(() => listOutcomes(ANONYMOUS, id)),
    outcome: await counted(() => getOutcome(ANONYMOUS, id, 2, 'en')),
    ofSession: await counted(() => listOutcomesOf(ANONYMOUS, id, session.id)),
    reservations: await counted(() => listReservationsOf(ANONYMOUS, id, 'AG')),
    communique: await counted(() => getCommunique(ANONYMOUS, id)),
    session: await counted(() => getSession(organizer, conference, session.id)),
    notes: await counted(() => getNotes(organizer, id, session.id)),
    statements: await counted(() => listStatements(ANONYMOUS, id, session.id)),
    ofCountry: await counted(() => listStatementsOf(ANONYMOUS, id, 'AG')),
  };
  expect(questions).toEqual({
    ...{ glance: 2, ballots: 1, ballot: 6, ownVote: 7, outcomes: 1, outcome: 3, ofSession: 1 },
    ...{ reservations: 1, communique: 1, session: 1, notes: 3, statements: 1, ofCountry: 2 },
  });
  // What was counted is what is shown.
  expect(await listStatementsOf(ANONYMOUS, id, 'AG')).toMatchObject([{ text: { en: 'We agree.' } }]);
  expect(await getCommunique(ANONYMOUS, id)).toMatchObject({
    paragraphs: [{ text: { en: 'All is well.' } }],
  });
  expect((await getNotes(organizer, id, session.id)).paragraphs[0]?.outcomes).toMatchObject([
    { number: 3, symbol: null },
  ]);
  expect((await getBallot(head, id, 1)).mine).toMatchObject({
    isHead: true,
    onRoll: true,
    stillOnRoll: false,
  });
});
