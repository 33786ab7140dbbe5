import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { badge } from '@/db/schema/badges';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { closeConference } from '@/features/conferences/commands/closing';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { issueBadges, replaceBadge } from '@/features/delegations/commands/badges';
import { badgesPdf } from '@/features/delegations/exports/badges';
import { badgeNamedBy, codeOf } from '@/features/delegations/queries/badge-codes';
import { getBadges, listBadges } from '@/features/delegations/queries/badges';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { codePicture } from '@/platform/papers/pictures';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { owner } from '@/tests/setup/owner';
import { readPdf } from '@/tests/setup/pdf';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';

async function atTheDesk() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const officer = await anActor('credentialsOfficer', conference.id);
  const accepted = async (capacity: 'head' | 'delegate' = 'delegate') => {
    const delegate = await aSeat(conference.id, home.id, capacity);
    await registered(delegate, conference.slug);
    const choice = { conference: conference.slug, participantId: delegate.participantId };
    const { version } = await getAccreditation(officer, conference.id, delegate.participantId);
    await acceptRegistration(officer, { ...choice, version });
    return delegate;
  };
  const issue = (...ids: string[]) =>
    issueBadges(officer, { conference: conference.slug, chosen: ids.map((id) => ({ id, version: 1 })) });
  const badgesOf = async (id: string) => getBadges(officer, conference.id, id);
  const replacement = async (participantId: string) => {
    const [current] = await badgesOf(participantId);
    return {
      ...{ conference: conference.slug, participantId },
      ...{ badgeVersion: current?.id ?? '', cause: 'lost' as const },
    };
  };
  return { conference, home, officer, accepted, issue, badgesOf, replacement };
}

describe('a badge', () => {
  it('is issued to who is accredited and has none, and leads to where all of them are printed', async () => {
    const { conference, home, accepted, issue, badgesOf } = await atTheDesk();
    const [first, second] = [await accepted(), await accepted('head')];
    const waiting = await aSeat(conference.id, home.id);
    expect(await refusalOf(issue(waiting.participantId))).toContain('badgeOfNobody');
    await issue(first.participantId);
    const [before] = await badgesOf(first.participantId);
    const { redirect } = await issue(first.participantId, second.participantId, waiting.participantId);
    const [after] = await badgesOf(first.participantId);
    expect(after).toEqual(before);
    expect(await badgesOf(second.participantId)).toMatchObject([{ number: 1, revokedAt: null }]);
    expect(await badgesOf(waiting.participantId)).toEqual([]);
    expect(redirect?.startsWith(`/${conference.slug}/badges?holders=`)).toBe(true);
    expect(redirect?.split('=')[1]?.split('.').sort()).toEqual(
      [first.participantId, second.participantId].sort(),
    );
    const issued = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'badge.issued');
    expect(issued.map(({ entityId }) => entityId).sort()).toEqual(
      [first.participantId, second.participantId].sort(),
    );
  });

  it('that is replaced no longer counts, and stays on record with the one after it', async () => {
    const { conference, officer, accepted, issue, badgesOf, replacement } = await atTheDesk();
    const { participantId } = await accepted();
    await issue(participantId);
    const lost = await replacement(participantId);
    await replaceBadge(officer, lost);
    expect(await badgesOf(participantId)).toMatchObject([
      { number: 2, revokedAt: null },
      { number: 1, revokedFor: 'lost', id: lost.badgeVersion },
    ]);
    expect(await refusalOf(replaceBadge(officer, lost))).toContain('changed');
    const [event] = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'badge.replaced');
    expect(event).toMatchObject({ before: { number: 1 }, after: { number: 2 } });
    expect(
      await listBadges(officer, conference.id, { holders: [participantId], locale: 'en' }),
    ).toMatchObject([{ number: 2 }]);
  });

  it('is one for a person, of two desks that issue or replace it at the same time', async () => {
    const { officer, accepted, issue, badgesOf, replacement } = await atTheDesk();
    const { participantId } = await accepted();
    await Promise.all([issue(participantId), issue(participantId), issue(participantId)]);
    expect(await badgesOf(participantId)).toHaveLength(1);
    const lost = await replacement(participantId);
    const both = await Promise.allSettled([replaceBadge(officer, lost), replaceBadge(officer, lost)]);
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.key] : []))).toEqual([
      'common.refusal.changed',
    ]);
    const all = await badgesOf(participantId);
    expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it('is one for a person in the database itself, which keeps what was revoked', async () => {
    const { conference, accepted, issue, badgesOf, replacement, officer } = await atTheDesk();
    const { participantId } = await accepted();
    await issue(participantId);
    const another = { conferenceId: conference.id, id: newId(), participantId, number: 2 };
    const inserted = withTx(SYSTEM, (tx) => tx.insert(badge).values(another));
    await expect(inserted).rejects.toMatchObject({ cause: { constraint: 'badge_current' } });
    await replaceBadge(officer, await replacement(participantId));
    const [, revoked] = await badgesOf(participantId);
    const client = await owner();
    const again = client.query('update badge set revoked_at = null, revoked_for = null where id = $1', [
      revoked?.id,
    ]);
    await expect(again).rejects.toThrow();
    await client.end();
  });

  it('is no matter of those to whom the desk is not entrusted, and ends with the conference', async () => {
    const { conference, officer, accepted, issue, replacement } = await atTheDesk();
    const [holder, other] = [await accepted(), await accepted()];
    await issue(holder.participantId);
    const choice = {
      conference: conference.slug,
      chosen: [{ id: holder.participantId, version: 1 }],
    };
    const chair = await anActor('chair', conference.id);
    expect(await refusalOf(issueBadges(chair, choice))).toContain('forbidden');
    expect(await refusalOf(issueBadges(holder, choice))).toContain('forbidden');
    expect(await refusalOf(issueBadges(ANONYMOUS, choice))).toContain('notFound');
    const lost = await replacement(holder.participantId);
    expect(await refusalOf(replaceBadge(chair, lost))).toContain('forbidden');
    const print = { locale: 'en', size: 'a6', holders: null } as const;
    expect(await refusalOf(badgesPdf(chair, conference.slug, print))).toContain('forbidden');
    const organizer = await anActor('organizer', conference.id);
    await closeConference(organizer, { conferenceId: conference.id, version: 1, sure: true });
    expect(await refusalOf(issue(other.participantId))).toContain('badgesClosed');
    expect(await refusalOf(replaceBadge(officer, lost))).toContain('badgesClosed');
    // What was issued is still printed.
    expect((await issue(holder.participantId)).redirect).toContain(holder.participantId);
  });
});

describe('the code of a badge', () => {
  it('names the badge alone, is signed by the house, and is read from its drawing', async () => {
    const { conference, accepted, issue, badgesOf } = await atTheDesk();
    const { participantId } = await accepted();
    await issue(participantId);
    const [current] = await badgesOf(participantId);
    const named = { conferenceId: conference.id, badgeId: current?.id ?? '' };
    const code = codeOf(named);
    const { bytes } = codePicture(code, 'Code');
    const { data, info } = await sharp(bytes, { density: 600 })
      .flatten({ background: '#ffffff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const read = decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
    expect(read).toBe(code);
    expect(code).not.toContain(participantId);
    const whose = (text: string) => withTx(SYSTEM, (tx) => badgeNamedBy(tx, text));
    expect(await whose(read)).toEqual(named);
    // Any other sign in it, and the house has not signed that.
    for (const at of [4, 40, 80, 150]) {
      const other = code[at] === 'A' ? 'B' : 'A';
      expect(await whose(code.slice(0, at) + other + code.slice(at + 1)), String(at)).toBeNull();
    }
  });

  it('is printed with the names, the delegation and the category in words, each badge on a page', async () => {
    const { conference, officer, accepted, issue } = await atTheDesk();
    const [first, second] = [await accepted('head'), await accepted()];
    await issue(first.participantId, second.participantId);
    for (const size of ['a6', 'card'] as const) {
      const print = { locale: 'en', size, holders: [first.participantId, second.participantId] } as const;
      const { bytes, name } = await badgesPdf(officer, conference.slug, print);
      expect(name).toBe(`badges-${conference.slug}-${size}.pdf`);
      const { pages, part, marked } = await readPdf(bytes);
      expect({ part, marked }).toEqual({ part: '1', marked: true });
      expect(pages).toHaveLength(2);
      for (const page of pages) {
        expect(page).toContain('Chile');
        expect(page).toContain('Member of the region');
      }
      expect(pages.filter((page) => page.includes('Head of delegation'))).toHaveLength(1);
    }
  });
});
