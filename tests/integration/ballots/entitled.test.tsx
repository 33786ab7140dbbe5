import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { OwnPartOf } from '@/features/ballots/components/own-part';
import { whenIn } from '@/features/ballots/components/when';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { listen } from '@/platform/live';
import type { Announcement } from '@/platform/record';
import { until } from '@/scripts/processes.mjs';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, suspend } from '@/tests/setup/conference/hall';
import { anAccount } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

describe('who becomes head while ballots are open', () => {
  it('is told by a mail which are open for the delegation, and pages that watch the account are', async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(participant)
        .set({ withdrawnAt: new Date() })
        .where(eq(participant.id, head.actor.participantId)),
    );
    const { id, email } = await anAccount();
    const heard: Announcement[] = [];
    const end = listen((announcement) => announcement && heard.push(announcement));
    const person = { email, name: 'New Head', capacity: 'head' as const, locale: 'fr' as const };
    const address = { conference: hall.conference.slug, delegationId: head.delegationId };
    await nominateParticipant(hall.organizer, { ...address, ...person });
    await until(async () => heard.some(({ topics }) => topics.includes(`account:${id}`)), 10_000, 5);
    end();
    const mails = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.conferenceId, hall.conference.id), eq(outbox.recipient, email))),
    );
    const notices = mails.filter(({ template }) => template === 'ballots.entitled');
    expect(notices.map(({ params }) => String(params.ballots).split('\n').length)).toEqual([1]);
  });

  it('hears nothing of it where none is open, and who suspends is told what keeps its roll', async () => {
    const hall = await aHall(2);
    const [head, other] = hall.heads;
    if (!head || !other) throw new Error('no heads');
    const soon = new Date(Date.now() + HOUR);
    expect(await suspend(hall, head.code, soon)).toEqual({ message: 'conferences.suspensions.saved' });
    await aBallot(hall, { number: 4 });
    expect(await suspend(hall, other.code, soon)).toEqual({
      message: 'conferences.suspensions.savedOpen',
      params: { ballots: '4' },
    });
  });
});

describe('whose entitlement changes while a ballot is open', () => {
  it('reads on its page that this roll stays, and the others do not', async () => {
    const hall = await aHall(2);
    const [head, other] = hall.heads;
    if (!head || !other) throw new Error('no heads');
    await aBallot(hall);
    const conference = await getConference(head.actor, hall.conference.slug);
    const page = async ({ actor }: typeof head) => {
      const ballot = await getBallot(actor, hall.conference.id, 1);
      const when = whenIn('en', conference.timeZone);
      return drawn(<OwnPartOf ballot={ballot} here="/en" signedIn when={when} />);
    };
    const sentence = 'would keep your delegation off a new roll';
    expect(await page(head)).not.toContain(sentence);
    await suspend(hall, head.code, new Date(Date.now() - HOUR));
    expect(await page(head)).toContain(sentence);
    expect(await page(other)).not.toContain(sentence);
    const { mine } = await getBallot(head.actor, hall.conference.id, 1);
    expect(mine).toMatchObject({ onRoll: true, stillOnRoll: true });
  });
});
