import { describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import { MyConference } from '@/features/conferences/components/my-conference';
import { OverviewPage } from '@/features/conferences/components/overview';
import { getConference } from '@/features/conferences/queries';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { getOverview } from '@/features/conferences/queries/overview';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { requestChange } from '@/features/delegations/commands/requests';
import { approveNotes } from '@/features/notes/commands/approval';
import { ApproveForm } from '@/features/notes/components/approve-form';
import { getNotes } from '@/features/notes/queries';
import { aSession } from '@/tests/setup/conference/agenda';
import { HOUR } from '@/tests/setup/conference/ballots';
import { aConference, closed } from '@/tests/setup/conference/conference';
import { aParagraph } from '@/tests/setup/conference/notes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { drawn } from '@/tests/setup/drawn';

const from = (hours: number) => new Date(Date.now() + hours * HOUR);
const owed = async (viewer: Actor, conferenceId: string) =>
  (await getOwnConference(viewer, conferenceId)).duties.owed;
const kinds = async (viewer: Actor, conferenceId: string) =>
  (await owed(viewer, conferenceId)).map(({ kind }) => kind);

describe('what waits for somebody', () => {
  it('is told to the chair of all notes that lack the approval alone', async () => {
    const { id, slug } = await aConference();
    const [chair, rapporteur] = [await anActor('chair', id), await anActor('rapporteur', id)];
    const [noted, beside, empty] = await Promise.all(
      [-60, -50, -40].map((at) => aSession(id, { startsAt: from(at), endsAt: from(at + 1) })),
    );
    const ahead = await aSession(id, { startsAt: from(1), endsAt: from(2) });
    if (!noted || !beside || !empty) throw new Error('there are three sessions');
    for (const session of [noted, ahead]) await aParagraph(id, session.id, { number: 1, text: 'One.' });
    await aParagraph(id, beside.id, { number: 1, text: 'One.', aside: 'Another.' });
    const approval = { kind: 'approve', path: `/sessions/${noted.id}#approve` };
    expect(await owed(chair, id)).toMatchObject([approval]);
    expect(await kinds(rapporteur, id)).toEqual(['asides']);
    // Their page says the same: there the form, here what they wait for.
    const formIn = async (sessionId: string) => {
      const notes = await getNotes(chair, id, sessionId);
      return /id="approve-notes"/.test(
        await drawn(<ApproveForm slug={slug} sessionId={sessionId} notes={notes} />),
      );
    };
    expect([await formIn(noted.id), await formIn(beside.id), await formIn(empty.id)]).toEqual([
      true,
      false,
      false,
    ]);
    await closed(id);
    expect(await owed(chair, id)).toMatchObject([approval]);
    const { version: notesVersion } = await getNotes(chair, id, noted.id);
    await approveNotes(chair, { conference: slug, sessionId: noted.id, notesVersion });
    expect(await kinds(chair, id)).toEqual([]);
  });

  it('lists four things of a kind, and folds the others, so that they hide nothing', async () => {
    const { id } = await aConference();
    const chair = await anActor('chair', id);
    for (const at of [-70, -60, -50, -40, -30, -20]) {
      const session = await aSession(id, { startsAt: from(at), endsAt: from(at + 1) });
      await aParagraph(id, session.id, { number: 1, text: 'One.' });
    }
    const mine = await getOwnConference(chair, id);
    const html = await drawn(<MyConference viewer={chair} mine={mine} />);
    const [listed, folded] = html.split('<details');
    const approvals = (part = '') => part.split('#approve"').length - 1;
    expect([approvals(listed), approvals(folded)]).toEqual([4, 2]);
    expect(folded).toContain('2 more things of these kinds');
  });

  it('is counted in the overview as it is among the duties, before the closing and after', async () => {
    const { id, slug } = await aConference({}, ['CL']);
    const chile = await aDelegation(id, 'CL', { credentialsStatus: 'submitted' });
    const handedIn = { submittedAt: new Date() };
    const asking = await aSeat(id, chile.id, 'head', handedIn);
    await aSeat(id, chile.id, 'delegate', handedIn);
    await aSeat(id, chile.id, 'adviser');
    const answers = { givenName: 'Ana', badgeName: 'Ana', office: 'Chief', languages: ['es' as const] };
    await aRegistration(id, asking.participantId, { ...answers, dataConsentAt: new Date() });
    const wanted = { ...answers, familyName: null, phone: null, dietaryNeeds: null, accessNeeds: null };
    const request = { conference: slug, version: 1, ...wanted, office: 'Director', reason: 'Promoted.' };
    await requestChange(asking, request);
    const [officer, organizer] = [await anActor('credentialsOfficer', id), await anActor('organizer', id)];
    const figures = async () => {
      const { counts, requests } = await getOverview(officer, await getConference(officer, slug));
      return { accredit: counts.submitted, decideCredentials: counts.credentials, decideRequests: requests };
    };
    const counted = async (viewer: Actor) =>
      Object.fromEntries(
        (await owed(viewer, id)).flatMap((duty) => ('count' in duty ? [[duty.kind, duty.count]] : [])),
      );
    /** The figures that stand out on the page, because they wait for somebody. */
    const standOut = async () => {
      const conference = await getConference(organizer, slug);
      const overview = await getOverview(organizer, conference);
      const page = await drawn(
        <OverviewPage viewer={organizer} conference={conference} overview={overview} now={new Date()} />,
      );
      return [...page.matchAll(/text-pending">(\d+)<\/span>\s*(?:<!-- -->)?([^<]+)/g)].map(
        ([, value, words]) => [words, Number(value)],
      );
    };
    expect(await figures()).toEqual({ accredit: 2, decideCredentials: 1, decideRequests: 1 });
    for (const close of [async () => {}, () => closed(id)]) {
      await close();
      expect(await counted(officer)).toEqual(await figures());
      const { accredit, decideRequests } = await figures();
      expect(await counted(organizer)).toEqual({ accredit, decideRequests });
      // Nobody is missed any more once it is over.
      expect(await standOut()).toEqual([
        ['Credentials to decide', 1],
        ['Awaiting a decision', 2],
        ['Asking for a change', 1],
      ]);
    }
    await acceptRegistration(officer, { conference: slug, participantId: asking.participantId, version: 1 });
    expect(await counted(officer)).toEqual({ ...(await figures()), accredit: 1 });
  });
});
