import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { draftName, releasedFrom } from '@/features/agenda/queries/release';
import { rollDigest } from '@/features/ballots/commands/round';
import { rollAt } from '@/features/ballots/queries/roll';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { headVersionOf } from '@/features/outcomes/queries';
import { localOf } from '@/platform/i18n/format';
import { inAll } from '@/tests/setup/conference/conference';
import { ANSWERED } from '@/tests/setup/sides/answers';
import { type Person, SEATS } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';
import type { Door } from '../../setup/fates';

export type Fields = Record<string, string | string[] | File>;

export type Row = Door & {
  /** a form that the first of `may` can send with success */
  input: (side: Side, jpeg: Buffer, person?: Person | 'anonymous') => Fields | Promise<Fields>;
  /** fields whose value is a word of the sender's own: swapping it harms nobody */
  own?: readonly string[];
  /** tables that a refusal may write into, to keep what was tried */
  trace?: readonly string[];
};

const ORGANIZERS = ['organizer', 'administrator'] as const;
const OFFICERS = ['organizer', 'credentialsOfficer', 'administrator'] as const;
const HEADS = ['head', 'headOther'] as const;
const SEATED = ['delegate', 'head', 'headOther', 'observer'] as const;
const WITHOUT_SEAT = [
  'organizer',
  'credentialsOfficer',
  'chair',
  'rapporteur',
  'focalPoint',
  'administrator',
] as const;
/** A delegation is seen by its own members and by those who receive it. */
const ELSEWHERE = ['chair', 'rapporteur', 'headOther', 'observer'] as const;

const inFour = (field: string, text: string): Fields => ({
  [`${field}.en`]: text,
  [`${field}.fr`]: text,
  [`${field}.es`]: text,
  [`${field}.ar`]: text,
});
const person = (word: string): Fields => ({ email: `${word}@example.org`, name: 'New Person', locale: 'fr' });
const inMeeting = (side: Side): Fields => ({ conference: side.meeting.slug });
const ofDelegation = (side: Side): Fields => ({ ...inMeeting(side), delegationId: side.ids.ownMeeting });
const ofApplicant = (side: Side): Fields => ({
  ...inMeeting(side),
  participantId: side.ids.applicantSeat,
});
const ofDraft = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first) });
const headOf = ({ canary }: Side) =>
  headVersionOf({ kind: 'recommendation', strength: null, title: inAll(canary('draft')) });
const ofSession = (side: Side): Fields => ({
  ...inMeeting(side),
  sessionId: side.ids.session,
  version: '1',
});
const session = (side: Side, from: string, to: string): Fields => ({
  ...inMeeting(side),
  kind: 'panel',
  ...inFour('title', 'A new session'),
  agendaItemId: side.ids.item,
  roomId: side.ids.emptyRoom,
  startsAt: `2023-03-22T${from}`,
  endsAt: `2023-03-22T${to}`,
  languages: ['en', 'fr'],
  chair: side.accounts.chair,
  rapporteur: side.accounts.rapporteur,
  reason: 'It cannot be helped.',
});
const ballot = (side: Side, more = 0): Fields => ({
  conference: side.voting.slug,
  number: String(side.first + more),
});
const opening = (side: Side): Fields => ({
  conference: side.voting.slug,
  outcome: String(side.first + 2),
  procedure: 'vote',
  rules: side.ids.rules,
  opensAt: '',
  closesAt: localOf(new Date(Date.now() + 10 * 86_400_000), 'America/Santiago'),
});
const personal: Fields = {
  version: '1',
  from: '',
  givenName: 'María',
  familyName: 'Pérez',
  badgeName: 'María Pérez',
  office: 'Adviser',
  'languages[]': ['es', 'en'],
  phone: '+56 2 1234 5678',
  dietaryNeeds: '',
  accessNeeds: '',
};
const shownDraft = (side: Side) =>
  withTx(SYSTEM, async (tx) => draftName(releasedFrom(await draftSessions(tx, side.meeting.id))));
const shownSeats = (side: Side) =>
  withTx(SYSTEM, async (tx) =>
    seatsVersionOf(
      await tx
        .select({ id: participant.id, capacity: participant.capacity })
        .from(participant)
        .where(and(eq(participant.delegationId, side.ids.ownMeeting), isNull(participant.withdrawnAt))),
    ),
  );
/** Each one's photo has the id of their seat. */
const photoOf = ({ seats }: Side, person: string = 'delegate') =>
  seats[SEATS.find((seat) => seat === person) ?? 'delegate'];
const rules: Fields = {
  ...inFour('name', 'Simple majority'),
  majority: 'simple',
  quorum: 'none',
  share: '',
  of: 'members',
  onTie: 'rejected',
  secondVoteDelayHours: '24',
  minimumHours: '24',
  onBroken: 'vote',
};
const facts: Fields = {
  hostCountry: 'CL',
  ...inFour('hostCity', 'Santiago'),
  startsOn: '2023-03-20',
  endsOn: '2023-03-24',
  timeZone: 'America/Santiago',
};

/**
 * Every server action by area and name: who may send it, and what the others are told. A new action without
 * a row here fails the tests.
 */
export const ACTIONS: Record<string, Row> = {
  'accounts.askForLink': {
    may: 'everyone',
    house: true,
    input: () => ({ email: `somebody-${randomUUID()}@example.org`, to: '/en/account' }),
    own: ['email'],
  },
  // A link that opens nothing; what one does that opens something is tested with the links.
  'accounts.enter': {
    may: 'nobody',
    house: true,
    input: () => ({ email: 'somebody@example.org', token: 'none', page: 'none', to: '/en' }),
  },
  'accounts.continueAsSample': {
    may: 'nobody',
    house: true,
    input: (side) => ({ account: side.accounts.organizer, to: '/en' }),
  },
  'accounts.leave': { may: 'signedIn', house: true, input: () => ({}) },
  'accounts.leaveEverywhere': { may: 'signedIn', house: true, input: () => ({}) },
  'accounts.editAccount': {
    may: 'signedIn',
    house: true,
    input: () => ({ name: 'Another Name', locale: 'es' }),
  },
  'accounts.beginFirstRun': {
    may: 'nobody',
    house: true,
    input: () => ({ code: 'ABCD-EFGH-JKLM', name: 'New Person', email: 'first@example.org' }),
  },
  'accounts.grant': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      email: 'new.chair@example.org',
      name: 'New Chair',
      role: 'chair',
    }),
  },
  'accounts.withdraw': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, grant: side.ids.grant, version: '1' }),
  },

  'agenda.createRoom': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), name: 'New room', capacity: '40' }),
  },
  'agenda.changeRoom': {
    may: ORGANIZERS,
    input: (side) => ({
      ...inMeeting(side),
      roomId: side.ids.emptyRoom,
      version: '1',
      name: 'Renamed room',
      capacity: '50',
    }),
  },
  'agenda.dropRoom': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), roomId: side.ids.emptyRoom, version: '1' }),
  },
  'agenda.createItem': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), number: '7', ...inFour('title', 'New item') }),
    own: ['number'],
  },
  'agenda.changeItem': {
    may: ORGANIZERS,
    input: (side) => ({
      ...inMeeting(side),
      itemId: side.ids.emptyItem,
      version: '1',
      number: '8',
      ...inFour('title', 'Changed item'),
    }),
  },
  'agenda.createSession': { may: ORGANIZERS, input: (side) => session(side, '15:00', '16:00') },
  'agenda.changeSession': {
    may: ORGANIZERS,
    input: (side) => ({ ...session(side, '17:00', '18:00'), ...ofSession(side) }),
  },
  'agenda.move': {
    may: ORGANIZERS,
    input: (side) => ({
      ...ofSession(side),
      roomId: side.ids.emptyRoom,
      startsAt: '2023-03-22T09:00',
      reason: 'The hall is needed.',
    }),
  },
  'agenda.cancel': { may: ORGANIZERS, input: ofSession },
  'agenda.restore': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofSession(side), sessionId: side.ids.cancelled }),
  },
  'agenda.release': {
    may: ORGANIZERS,
    input: async (side) => ({ ...inMeeting(side), number: '0', draft: await shownDraft(side) }),
  },

  'ballots.prepare': { may: ORGANIZERS, input: opening },
  'ballots.open': {
    may: ORGANIZERS,
    input: async (side) => {
      const shown = await withTx(SYSTEM, (tx) => rollAt(tx, side.voting.id, new Date()));
      return { ...opening(side), rulesVersion: '1', rollDigest: rollDigest(shown) };
    },
  },
  'ballots.choose': { may: HEADS, input: (side) => ({ ...ballot(side), choice: 'for' }) },
  'ballots.cast': {
    may: HEADS,
    input: (side) => ({ ...ballot(side), choice: 'for', key: '0190a8c0-0000-7000-8000-000000000001' }),
    trace: ['refused_vote', 'event', 'event_head'],
  },
  'ballots.find': {
    may: ORGANIZERS,
    input: (side) => ({ ...ballot(side, 3), finding: 'Restored from the backup of last night.' }),
  },
  'ballots.prepareBreak': {
    may: HEADS,
    input: (side) => ({ ...ballot(side, 1), reason: 'We cannot agree to this.' }),
  },
  'ballots.breakTheSilence': {
    may: HEADS,
    input: (side) => ({
      ...ballot(side, 1),
      reason: 'We cannot agree to this.',
      key: '0190a8c0-0000-7000-8000-000000000002',
    }),
  },

  'conferences.foundSeries': {
    may: ['administrator'],
    house: true,
    own: ['slug', 'title.en', 'title.fr', 'title.es', 'title.ar'],
    input: ({ tag }) => ({ slug: `new-series-${tag}`, ...inFour('title', `New series ${tag}`) }),
  },
  'conferences.foundConference': {
    may: ['administrator'],
    house: true,
    own: ['seriesId', 'slug', 'symbol'],
    input: (side) => ({
      seriesId: side.ids.series,
      slug: `new-conference-${side.tag}`,
      symbol: `NEW-${side.tag}`,
      ordinal: '1',
      ...inFour('title', 'New conference'),
      region: 'americas',
      members: 'CL, AR',
      ...facts,
    }),
  },
  'conferences.edit': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      ...inFour('title', 'Another title'),
      ...inFour('summary', 'A summary'),
      ...facts,
    }),
  },
  'conferences.close': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, version: '1', sure: 'on' }),
  },
  'conferences.setRules': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, replaces: side.ids.meetingRules, ...rules }),
  },
  'conferences.suspend': {
    may: OFFICERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      countryCode: 'BR',
      startsAt: '2023-03-21T10:00',
      endsAt: '',
      reason: 'Arrears of contributions.',
    }),
  },
  'conferences.endSuspensionNow': {
    may: OFFICERS,
    input: (side) => ({ conferenceId: side.meeting.id, suspension: side.ids.suspension, version: '1' }),
  },

  'delegations.invite': {
    may: OFFICERS,
    input: (side) => ({
      ...inMeeting(side),
      kind: 'memberInRegion',
      countryCode: 'BR',
      organization: '',
      quota: '3',
      ...person('new.focal'),
    }),
  },
  'delegations.addFocalPoint': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), ...person('second.focal') }),
  },
  'delegations.dropFocalPoint': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), focalPointId: side.ids.focal, version: '1' }),
  },
  'delegations.setQuota': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), version: '1', quota: '30' }),
  },
  'delegations.name': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), ...person('new.delegate'), capacity: 'adviser' }),
  },
  'delegations.withdraw': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofApplicant(side), version: '1' }),
  },
  'delegations.resend': { may: ['focalPoint', ...OFFICERS], hidden: ELSEWHERE, input: ofApplicant },
  'delegations.changeHead': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: async (side) => ({
      ...ofDelegation(side),
      seatsVersion: await shownSeats(side),
      participantId: side.seats.delegate,
      former: 'alternate',
    }),
  },
  'delegations.setCredentials': {
    may: ['credentialsOfficer', 'administrator'],
    hidden: ELSEWHERE,
    input: (side) => ({
      ...ofDelegation(side),
      version: '1',
      to: 'rejected',
      reason: 'It is not signed.',
    }),
  },
  'delegations.savePersonal': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), ...personal }),
  },
  'delegations.savePersonalDraft': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), ...personal, office: '' }),
  },
  'delegations.uploadPhoto': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side, jpeg) => ({
      ...inMeeting(side),
      from: '',
      photo: new File([new Uint8Array(jpeg)], 'me.jpg', { type: 'image/jpeg' }),
    }),
  },
  'delegations.deletePhoto': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side, _jpeg, person) => ({ ...inMeeting(side), photoVersion: photoOf(side, person) }),
  },
  'delegations.takeBack': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), consent: 'list' }),
  },
  'delegations.saveConsent': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), from: '', dataConsent: 'on', photoConsent: 'on' }),
  },
  'delegations.submit': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), version: '1', answersVersion: String(ANSWERED.getTime()) }),
  },
  'delegations.accept': { may: OFFICERS, input: (side) => ({ ...ofApplicant(side), version: '1' }) },
  'delegations.sendBack': {
    may: OFFICERS,
    input: (side) => ({ ...ofApplicant(side), version: '1', reason: 'The photo is of another person.' }),
  },

  'notes.add': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      sessionId: side.ids.session,
      language: 'en',
      text: 'The session opened.',
    }),
  },
  'notes.save': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.paragraph,
      version: '1',
      text: 'The chair opened the session.',
    }),
  },
  'notes.settle': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), asideId: side.ids.aside, version: '1', end: 'taken' }),
  },
  'notes.draft': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.paragraph, kind: 'recommendation' }),
  },

  'outcomes.edit': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      headVersion: headOf(side),
      kind: 'measure',
      strength: '',
      ...inFour('title', 'Another title'),
    }),
  },
  'outcomes.addParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), part: 'operative' }),
  },
  'outcomes.saveParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      paragraphId: side.ids.text,
      version: '1',
      ...inFour('verb', 'Invites'),
      ...inFour('addressee', 'members'),
      ...inFour('text', 'to report every year'),
    }),
  },
  'outcomes.removeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), paragraphId: side.ids.preamble, version: '1' }),
  },
  'outcomes.reserve': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      delegationId: side.ids.otherMeeting,
      text: 'It reserves its position.',
    }),
  },
  'outcomes.adopt': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1', noObjection: 'on' }),
  },
  'outcomes.leave': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1' }),
  },
};
