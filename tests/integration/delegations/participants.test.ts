import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference as conferences } from '@/db/schema/conferences';
import { type Actor, type Capacity, SYSTEM } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { participantsFile } from '@/features/delegations/exports/participants';
import { listParticipants } from '@/features/delegations/queries/participants';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { readPdf, wordsOf } from '@/tests/setup/pdf';

const at = (minute: number) => new Date(Date.UTC(2023, 0, 1, 0, minute));
const ACCEPTED = { submittedAt: at(1), decision: 'accepted' as const, decidedAt: at(2) };

async function ground() {
  const conference = await aConference();
  const [bahamas, chile, bureau, gone] = [
    await aDelegation(conference.id, 'BS'),
    await aDelegation(conference.id, 'CL'),
    await aDelegation(conference.id, 'Bureau (of the Islands)'),
    await aDelegation(conference.id, 'PE', { createdAt: at(0), withdrawnAt: at(5), withdrawalReason: 'x' }),
  ];
  const person = async (
    delegationId: string,
    [givenName, familyName]: [string, string],
    { capacity = 'delegate', listConsentAt = at(0) as Date | null, seat = ACCEPTED as object } = {} as {
      capacity?: Capacity;
      listConsentAt?: Date | null;
      seat?: object;
    },
  ) => {
    const { participantId } = await aSeat(conference.id, delegationId, capacity, seat);
    const values = {
      givenName,
      familyName,
      badgeName: 'Badge',
      office: `Office of ${givenName}`,
      listConsentAt,
    };
    await aRegistration(conference.id, participantId, values);
  };
  await person(chile.id, ['Ñusta', 'Quispe']);
  await person(chile.id, ['Zoe', 'Alarcón']);
  await person(chile.id, ['Marta', 'Soto'], { capacity: 'head' });
  await person(chile.id, ['Unwilling', 'Person'], { listConsentAt: null });
  await person(chile.id, ['Waiting', 'Person'], { seat: { submittedAt: at(1) } });
  await person(bahamas.id, ['Silent', 'Person'], { listConsentAt: null });
  await person(bureau.id, ['أمل', 'حداد']);
  await person(gone.id, ['Gone', 'Person']);
  const organizer = await anActor('organizer', conference.id);
  const paper = async (viewer: Actor, locale: Locale = 'en') =>
    readPdf((await participantsFile(viewer, conference.slug, locale)).bytes);
  return { conference, chile, organizer, paper };
}

it('lists who is accredited and agreed to it, the head first, then by name', async () => {
  const { organizer, paper } = await ground();
  const { text, roles, part } = await paper(organizer);
  expect(text).toContain('Provisional, as at');
  for (const name of ['Unwilling', 'Waiting', 'Silent', 'Gone', 'Peru']) expect(text).not.toContain(name);
  // What stands where, in the order of the paper.
  const order = [
    'Members of the region',
    'Bahamas',
    'The Commonwealth of the Bahamas',
    'Chile',
    'Head of delegation',
    'Marta Soto',
    'Office of Marta',
    'Ñusta Quispe',
    'Zoe Alarcón',
    'Observers',
    'Bureau (of the Islands)',
  ].map((words) => text.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(part).toBe('1');
  expect(roles).toContain('H2');
});

it('has the names of countries in each language, in its order', async () => {
  const { organizer, paper } = await ground();
  expect((await paper(organizer, 'fr')).text).toMatch(/Membres de la région .*Bahamas .*Chili /);
  expect((await paper(organizer, 'es')).text).toMatch(/Miembros de la región .*Bahamas .*Chile /);
  const arabic = await paper(organizer, 'ar');
  expect(arabic.info).toMatchObject({ Language: 'ar', Title: 'قائمة المشاركين' });
  for (const word of ['شيلي', 'المراقبون', 'رئيس', 'أمل', 'Marta'])
    expect(wordsOf(arabic.text)).toContain(word);
});

it('is final once the conference is closed, and then always the same', async () => {
  const { conference, organizer } = await ground();
  const closing = { closedAt: new Date('2023-03-23T18:00:00Z') };
  await withTx(SYSTEM, (tx) => tx.update(conferences).set(closing).where(eq(conferences.id, conference.id)));
  const files = [1, 2].map(() => participantsFile(organizer, conference.slug, 'en'));
  const [first, second] = await Promise.all(files);
  expect(second?.bytes).toEqual(first?.bytes);
  expect((await readPdf(first?.bytes ?? Buffer.of())).text).toContain('Final, 23 March 2023');
});

it('is for whoever has a part in the conference, and does not exist for others', async () => {
  const { conference, chile, paper } = await ground();
  const delegate = await aSeat(conference.id, chile.id);
  expect((await paper(delegate)).text).toContain('Marta Soto');
  const elsewhere = await aConference();
  const strangers = [await anActor(), await anActor('organizer', elsewhere.id)];
  for (const stranger of strangers) {
    const refused = expect.objectContaining({ kind: 'notFound' });
    await expect(participantsFile(stranger, conference.slug, 'en')).rejects.toEqual(refused);
    await expect(listParticipants(stranger, conference.id)).rejects.toEqual(refused);
  }
});
