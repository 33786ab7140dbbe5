import { inArray } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { delegation, focalPoint, participant, registration } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import type { Decision } from '@/domain/registration';
import { SAMPLE_ACCOUNTS, SAMPLE_DOMAIN, type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { record } from '@/platform/record';
import type { BureauKey } from '@/sample/content/shapes';
import { delegations, type SampleDelegation, type SamplePerson } from '@/sample/drawn/delegations';
import { DRAWN } from '@/sample/drawn/roles';
import { credentialsOfficer, must, organizer, type Sample } from './sample';

type NewAccount = { email: string; name: string; locale: Locale };

const RETURNED = {
  en: 'Please give the office as it stands in the letter of nomination.',
  fr: 'Merci d’indiquer la fonction telle qu’elle figure dans la lettre de désignation.',
  es: 'Indique, por favor, el cargo tal como figura en la carta de designación.',
  ar: 'يُرجى ذكر المنصب كما ورد في رسالة الترشيح.',
} satisfies Record<Locale, string>;

/** Accounts, roles, delegations with their focal points, persons and registrations. */
export async function loadPeople(sample: Sample): Promise<void> {
  const all = delegations();
  const doors = doorsOf(all);
  await loadAccounts(sample, all, doors);
  for (const key of Object.keys(DRAWN.bureau) as BureauKey[]) {
    const person = bureauPerson(all, key);
    sample.bureau.set(key, must(sample.accounts, doors.get(person) ?? person.email));
  }
  await grantRoles(sample);
  for (const one of all) await loadDelegation(sample, one, doors);
}

const find = (all: SampleDelegation[], kind: string, key?: string) => {
  const delegation = all.find((d) => d.kind === kind && (key === undefined || d.key === key));
  if (!delegation) throw new Error(`the sample has no delegation ${kind} ${key ?? ''}`);
  return delegation;
};

function seat(one: SampleDelegation, index: number): SamplePerson {
  const person = one.people[index];
  if (!person) throw new Error(`the delegation of ${one.key} has no person ${index}`);
  return person;
}

function bureauPerson(all: SampleDelegation[], key: BureauKey): SamplePerson {
  return seat(find(all, 'memberInRegion', DRAWN.bureau[key]), key.endsWith('rapporteur') ? 1 : 0);
}

/** Persons that "continue as" opens, with the address of their door. */
function doorsOf(all: SampleDelegation[]): Map<SamplePerson, string> {
  const shown = find(all, 'memberInRegion', DRAWN.shown);
  return new Map([
    [bureauPerson(all, 'chair'), sampleEmail('chair')],
    [bureauPerson(all, 'rapporteur'), sampleEmail('rapporteur')],
    [seat(shown, 0), sampleEmail('head-of-delegation')],
    [seat(shown, 2), sampleEmail('delegate')],
    [seat(find(all, 'observer'), 0), sampleEmail('observer')],
  ]);
}

const focalEmail = (one: SampleDelegation) =>
  one.kind === 'memberInRegion' && one.key === DRAWN.shown
    ? sampleEmail('focal-point')
    : `focal.point.${one.key.toLowerCase().replace(/[^a-z]+/g, '.')}@${SAMPLE_DOMAIN}`;

async function loadAccounts(sample: Sample, all: SampleDelegation[], doors: Map<SamplePerson, string>) {
  const { tx, calendar } = sample;
  const wanted: NewAccount[] = SAMPLE_ACCOUNTS.map(({ key, name, locale }) => ({
    email: sampleEmail(key),
    name,
    locale,
  }));
  for (const one of all) {
    const locale = one.languages[0] ?? 'en';
    const email = focalEmail(one);
    if (email !== sampleEmail('focal-point')) wanted.push({ email, name: `${one.key} (sample)`, locale });
    for (const person of one.people) {
      if (doors.has(person)) continue;
      const name = `${person.givenName} ${person.familyName} (sample)`;
      wanted.push({ email: person.email, name, locale: person.languages[0] ?? 'en' });
    }
  }
  await tx
    .insert(account)
    .values(wanted.map((one) => ({ ...one, sample: true, createdAt: calendar.before(100) })))
    .onConflictDoNothing();
  const emails = wanted.map((one) => one.email);
  const rows = await tx.select().from(account).where(inArray(account.email, emails));
  for (const row of rows) sample.accounts.set(row.email, row.id);
}

async function grantRoles(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const by = (key: SampleAccountKey) => must(sample.accounts, sampleEmail(key));
  const scoped = [
    { accountId: by('organizer'), role: 'organizer' as const },
    { accountId: by('credentials-officer'), role: 'credentialsOfficer' as const },
    { accountId: by('press-officer'), role: 'pressOfficer' as const },
    { accountId: must(sample.bureau, 'chair'), role: 'chair' as const },
    { accountId: must(sample.bureau, 'rapporteur'), role: 'rapporteur' as const },
    { accountId: must(sample.bureau, 'second-rapporteur'), role: 'rapporteur' as const },
  ];
  const grantedAt = calendar.before(100);
  const house = { id: newId(), accountId: by('administrator'), role: 'administrator' as const, grantedAt };
  await tx.insert(roleGrant).values(house).onConflictDoNothing();
  const rows = scoped.map((one) => ({ ...one, id: newId(), conferenceId, grantedAt }));
  await tx.insert(roleGrant).values(rows);
  for (const { id, accountId, role } of rows) {
    const after = { accountId, role };
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'role.granted',
      entityId: id,
      after,
    });
  }
}

async function loadDelegation(sample: Sample, one: SampleDelegation, doors: Map<SamplePerson, string>) {
  const { tx, conferenceId, calendar } = sample;
  const id = newId();
  sample.delegations.set(`${one.kind}/${one.key}`, id);
  const { kind, countryCode, organization, quota } = one;
  const reason = one.credentials === 'provisional' ? 'Sample data: received as a copy.' : null;
  await tx.insert(delegation).values({
    id,
    conferenceId,
    kind,
    countryCode,
    organization,
    quota,
    credentialsStatus: one.credentials,
    credentialsReason: reason,
    credentialsDecidedAt: calendar.before(10),
    credentialsDecidedBy: credentialsOfficer(sample),
    createdAt: calendar.before(95),
  });
  const focalAccount = must(sample.accounts, focalEmail(one));
  await tx
    .insert(focalPoint)
    .values({ conferenceId, delegationId: id, accountId: focalAccount, invitedAt: calendar.before(95) });
  const seats = one.people.map((person) => seatRow(sample, { id, focalAccount }, person, doors));
  await tx.insert(participant).values(seats.map((row) => row.participant));
  const filled = seats.flatMap((row) => (row.registration ? [row.registration] : []));
  if (filled.length > 0) await tx.insert(registration).values(filled);
  const after = { kind, countryCode, organization, quota };
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'delegation.invited',
    entityId: id,
    after,
  });
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'credentials.decided',
    entityId: id,
    before: { status: 'awaited', reason: null },
    after: { status: one.credentials, reason },
  });
}

function seatRow(
  sample: Sample,
  { id: delegationId, focalAccount: nominatedBy }: { id: string; focalAccount: string },
  person: SamplePerson,
  doors: Map<SamplePerson, string>,
) {
  const { conferenceId, calendar } = sample;
  const id = newId();
  const decided = person.state === 'accepted' || person.state === 'returned';
  const submittedAt = person.state === 'nominated' ? null : calendar.before(30);
  const seated = {
    id,
    conferenceId,
    delegationId,
    accountId: must(sample.accounts, doors.get(person) ?? person.email),
    capacity: person.capacity,
    nominatedAt: calendar.before(45),
    nominatedBy,
    submittedAt,
    decision: decided ? (person.state as Decision) : null,
    decisionReason: person.state === 'returned' ? RETURNED[person.languages[0] ?? 'en'] : null,
    decidedAt: decided ? calendar.before(20) : null,
    decidedBy: decided ? organizer(sample) : null,
  };
  const { givenName, familyName, office, languages } = person;
  const filled = submittedAt && {
    conferenceId,
    participantId: id,
    givenName,
    familyName,
    badgeName: `${givenName} ${familyName.split(' ')[0]} (sample)`,
    office,
    languages,
    dataConsentAt: submittedAt,
    listConsentAt: submittedAt,
    photoConsentAt: submittedAt,
    savedAt: submittedAt,
  };
  return { participant: seated, registration: filled };
}
