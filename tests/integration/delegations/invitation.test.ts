import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { SYSTEM } from '@/domain/actor';
import {
  inviteDelegation,
  inviteFocalPoint,
  withdrawFocalPoint,
} from '@/features/delegations/commands/invitation';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { invitationInput } from '@/features/delegations/input';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { mailsOf } from '@/tests/setup/stored';

it('invites a delegation once, with a letter to its focal point, who can nominate then', async () => {
  const conference = await aConference({}, ['CL', 'PE']);
  await aDelegation(conference.id, 'CL');
  const organizer = await anActor('organizer', conference.id);
  const email = `${randomUUID()}@example.org`;
  const input = invitationInput.parse({
    conference: conference.slug,
    kind: 'memberInRegion',
    countryCode: 'PE',
    organization: '',
    quota: '3',
    email,
    name: 'Focal Point',
    locale: 'ar',
  });
  const { redirect } = await inviteDelegation(organizer, input);
  const id = redirect?.split('/').at(-1) ?? '';
  const [mail] = await mailsOf(conference.id);
  expect(mail).toMatchObject({ recipient: email, template: 'delegation.focalPoint', locale: 'ar' });
  const [who] = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.email, email)));
  const focal = await actorOf(who?.id ?? '');
  const nominee = { email: `${randomUUID()}@example.org`, name: 'New Person', locale: 'fr' as const };
  await nominateParticipant(focal, {
    conference: conference.slug,
    delegationId: id,
    capacity: 'delegate',
    ...nominee,
  });
  expect(await refusalOf(inviteDelegation(organizer, input))).toBe(
    'delegations.refusal.invited conflict countryCode',
  );
  expect(await refusalOf(inviteDelegation(organizer, { ...input, countryCode: 'FR' }))).toBe(
    'delegations.refusal.notMember invalid countryCode',
  );
  expect(await refusalOf(inviteDelegation(focal, input))).toContain('forbidden');
  expect(await refusalOf(inviteDelegation(await anActor(), input))).toContain('notFound');
  const person = {
    conference: conference.slug,
    delegationId: id,
    email,
    name: 'Focal',
    locale: 'en' as const,
  };
  expect(await refusalOf(inviteFocalPoint(organizer, person))).toContain('focalPointAlready');
  const [seat] = focal.seats;
  expect(seat?.capacity).toBe('focalPoint');
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<{ id: string }>(`select id from focal_point where account_id = '${who?.id}'`),
  );
  await withdrawFocalPoint(organizer, {
    conference: conference.slug,
    delegationId: id,
    focalPointId: rows[0]?.id ?? '',
    version: 1,
  });
  expect((await actorOf(who?.id ?? '')).seats).toEqual([]);
});
