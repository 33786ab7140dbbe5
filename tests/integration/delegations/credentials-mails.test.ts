import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { decideCredentials, decideSeveralCredentials } from '@/features/delegations/commands/credentials';
import { withdrawCredentialsDecision } from '@/features/delegations/commands/credentials-withdrawal';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { mailsOf } from '@/tests/setup/stored';

/** A delegation with a focal point, a head and a delegate, and the credentials officer. */
async function ground() {
  const conference = await aConference();
  const { id: conferenceId, slug } = conference;
  const home = await aDelegation(conferenceId, 'BS', { credentialsStatus: 'submitted' });
  const [focal, head] = await Promise.all([anAccount({ locale: 'fr' }), anAccount({ locale: 'ar' })]);
  await aSeat(conferenceId, home.id, 'focalPoint', { accountId: focal.id });
  await aSeat(conferenceId, home.id, 'head', { accountId: head.id });
  await aSeat(conferenceId, home.id);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const address = { conference: slug, delegationId: home.id };
  /** the mails that were queued, by the account that each goes to */
  const letters = async () => {
    const mails = await mailsOf(conferenceId);
    const one = ({ email }: { email: string }) =>
      mails
        .filter(({ recipient }) => recipient === email)
        .map(({ template, locale, params }) => ({ template, locale, ...(params as object) }));
    return { count: mails.length, focal: one(focal), head: one(head) };
  };
  return { conference, conferenceId, home, focal, head, officer, address, letters };
}

it('tells the focal points and the head where the credentials of their delegation stand, and nobody else', async () => {
  const { home, officer, address, letters, conference } = await ground();
  await aDelegation(conference.id, 'CL', { credentialsStatus: 'submitted' });
  await decideCredentials(officer, { ...address, version: 1, to: 'rejected', reason: 'It is not signed.' });
  const { count, focal, head } = await letters();
  expect(count).toBe(2);
  const letter = {
    template: 'delegation.credentialsDecided',
    status: 'rejected',
    reason: 'It is not signed.',
  };
  expect(focal).toEqual([expect.objectContaining({ ...letter, locale: 'fr', of: 'des Bahamas' })]);
  expect(head).toEqual([expect.objectContaining({ ...letter, locale: 'ar' })]);
  expect(head[0]).toMatchObject({
    link: expect.stringMatching(`/ar/${conference.slug}/delegations/${home.id}$`),
  });
});

it('quotes a reason to those alone who read it on the page', async () => {
  const { officer, address, letters, home } = await ground();
  await decideCredentials(officer, { ...address, version: 1, to: 'provisional', reason: 'A copy came.' });
  await withdrawCredentialsDecision(officer, {
    conference: address.conference,
    chosen: [{ id: home.id, version: 2 }],
    reason: 'It was the original.',
  });
  const { focal, head } = await letters();
  const lines = (mails: readonly object[]) =>
    mails.map((mail) => {
      const { template, status, reason } = mail as Record<string, string>;
      return [template, status, reason];
    });
  const [decided, withdrawn] = ['delegation.credentialsDecided', 'delegation.credentialsDecisionWithdrawn'];
  expect(lines(focal)).toEqual([
    [decided, 'provisional', 'A copy came.'],
    [withdrawn, 'submitted', 'It was the original.'],
  ]);
  expect(lines(head)).toEqual([
    [decided, 'provisional', ''],
    [withdrawn, 'submitted', ''],
  ]);
});

it('tells of several delegations each its own, and nothing of one that was left unchanged', async () => {
  const { conferenceId, home, officer, address, letters } = await ground();
  const other = await aDelegation(conferenceId, 'PE', { credentialsStatus: 'submitted' });
  const head = await anAccount();
  await aSeat(conferenceId, other.id, 'head', { accountId: head.id });
  const changed = await aDelegation(conferenceId, 'UY', { credentialsStatus: 'submitted' });
  await aSeat(conferenceId, changed.id, 'head');
  await withTx(SYSTEM, (tx) =>
    tx.update(delegation).set({ version: 2 }).where(eq(delegation.id, changed.id)),
  );
  await decideSeveralCredentials(officer, {
    ...{ conference: address.conference, to: 'accepted', reason: null },
    chosen: [home, other, changed].map(({ id }) => ({ id, version: 1 })),
  });
  expect((await letters()).count).toBe(3);
  const theirs = (await mailsOf(conferenceId)).filter(({ recipient }) => recipient === head.email);
  expect(theirs.map(({ params }) => params)).toEqual([expect.objectContaining({ delegation: 'Peru' })]);
});

it('tells once who is both, and nobody who may not come in any more, nor of what was refused', async () => {
  const { conferenceId, home, focal, head, officer, address, letters } = await ground();
  await aSeat(conferenceId, home.id, 'focalPoint', { accountId: head.id });
  await withTx(SYSTEM, (tx) =>
    tx.update(account).set({ disabledAt: new Date() }).where(eq(account.id, focal.id)),
  );
  expect(
    await refusalOf(decideCredentials(officer, { ...address, version: 1, to: 'rejected', reason: null })),
  ).toContain('reasonNeeded');
  expect((await letters()).count).toBe(0);
  await decideCredentials(officer, { ...address, version: 1, to: 'provisional', reason: 'A copy came.' });
  const mails = await letters();
  expect(mails.count).toBe(1);
  expect(mails.head).toEqual([expect.objectContaining({ reason: 'A copy came.' })]);
});
