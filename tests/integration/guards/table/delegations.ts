import { and, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { codeOf } from '@/features/delegations/queries/badge-codes';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { orderVersionOf } from '@/features/delegations/queries/form-questions';
import { moveFacts, moveVersionOf } from '@/features/delegations/queries/move';
import { withdrawalFacts, withdrawalVersionOf } from '@/features/delegations/queries/withdrawal';
import { ANSWERED } from '@/tests/setup/sides/answers';
import { INSIDERS, SEATS } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, OFFICERS, ORGANIZERS, type Row } from './forms';

const SEATED = ['delegate', 'head', 'headOther', 'observer'] as const;
const WITHOUT_SEAT = [
  'organizer',
  'credentialsOfficer',
  'chair',
  'rapporteur',
  'pressOfficer',
  'focalPoint',
  'administrator',
] as const;
/** A delegation is seen by its own members and by those who receive it. */
const ELSEWHERE = ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'] as const;

const person = (word: string): Fields => ({ email: `${word}@example.org`, name: 'New Person', locale: 'fr' });
const ofDelegation = (side: Side): Fields => ({ ...inMeeting(side), delegationId: side.ids.ownMeeting });
/** The delegation to the conference that votes: its list is confirmed, and it asks to change it. */
const ofConfirmed = (side: Side): Fields => ({
  conference: side.voting.slug,
  delegationId: side.ids.ownVoting,
  version: '1',
});
const ofApplicant = (side: Side): Fields => ({
  ...inMeeting(side),
  participantId: side.ids.applicantSeat,
});
const corrected = (side: Side, participantId: string): Fields => ({
  ...inMeeting(side),
  participantId,
  version: '1',
  reason: 'It was misspelt.',
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
const definition: Fields = {
  ...inFour('label', 'How do you travel?'),
  ...inFour('hint', 'To the place of the conference'),
  readers: 'organizers',
  keptFor: '30',
};
const ofQuestion = (side: Side): Fields => ({
  ...inMeeting(side),
  questionId: side.ids.askedQuestion,
  version: '1',
});
const answering = ({ ids }: Side): Fields => ({
  [`answers.${ids.askedQuestion}.value`]: 'By air',
  [`answers.${ids.askedQuestion}.questionVersion`]: '1',
});
const shownSeats = (side: Side) =>
  withTx(SYSTEM, async (tx) =>
    seatsVersionOf(
      await tx
        .select({ id: participant.id, capacity: participant.capacity })
        .from(participant)
        .where(and(eq(participant.delegationId, side.ids.ownMeeting), isNull(participant.withdrawnAt))),
    ),
  );
const shownFacts = (side: Side) =>
  withTx(SYSTEM, async (tx) => {
    const facts = await withdrawalFacts(tx, side.meeting.id, side.ids.ownMeeting);
    return facts ? withdrawalVersionOf(facts) : '';
  });
/** Each one's photo has the id of their seat. */
const photoOf = ({ seats }: Side, person: string = 'delegate') =>
  seats[SEATS.find((seat) => seat === person) ?? 'delegate'];

/** What each of those who sit in the conference that votes asks for. */
const requestOf = ({ votingSeats }: Side, person: string = 'delegate') =>
  votingSeats[SEATS.find((seat) => seat === person) ?? 'delegate'];

export const delegations: Record<string, Row> = {
  'delegations.inviteDelegation': {
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
  'delegations.inviteFocalPoint': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), ...person('second.focal') }),
  },
  'delegations.withdrawFocalPoint': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), focalPointId: side.ids.focal, version: '1' }),
  },
  'delegations.renameFocalPoint': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({
      ...ofDelegation(side),
      focalPointId: side.seats.focalPoint,
      version: '1',
      name: 'Another Name',
      reason: 'It was misspelt.',
    }),
  },
  'delegations.handOverFocalPoint': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({
      ...ofDelegation(side),
      ...person('next.focal'),
      focalPointId: side.seats.focalPoint,
      version: '1',
      reason: 'It is another one who nominates.',
    }),
  },
  'delegations.editDelegation': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({
      ...ofDelegation(side),
      version: '1',
      kind: 'host',
      reason: 'It receives the others.',
    }),
  },
  'delegations.withdrawDelegation': {
    may: ORGANIZERS,
    hidden: ELSEWHERE,
    input: async (side) => ({
      ...ofDelegation(side),
      factsVersion: await shownFacts(side),
      word: 'cl',
      reason: 'It does not come.',
    }),
  },
  'delegations.reinstateDelegation': {
    may: ORGANIZERS,
    hidden: [...SEATED, 'focalPoint', 'chair', 'rapporteur', 'pressOfficer'],
    input: (side) => ({
      ...inMeeting(side),
      delegationId: side.ids.formerDelegation,
      version: '1',
      reason: 'It comes after all.',
    }),
  },
  'delegations.confirmDelegation': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: async (side) => ({ ...ofDelegation(side), seatsVersion: await shownSeats(side) }),
  },
  'delegations.requestReopening': {
    may: ['focalPoint'],
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofConfirmed(side), reason: 'An adviser is ill.' }),
  },
  'delegations.declineReopening': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofConfirmed(side), reason: 'The hall is full.' }),
  },
  'delegations.reopenDelegation': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofConfirmed(side), reason: 'There is room.' }),
  },
  'delegations.changeQuota': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), version: '1', quota: '30' }),
  },
  'delegations.nominateParticipant': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofDelegation(side), ...person('new.delegate'), capacity: 'adviser' }),
  },
  'delegations.withdrawParticipant': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...ofApplicant(side), version: '1' }),
  },
  'delegations.restoreParticipant': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...inMeeting(side), participantId: side.ids.formerMeeting }),
  },
  'delegations.acceptWaitingPlace': {
    may: ['rapporteur'],
    hidden: INSIDERS.filter((who) => who !== 'rapporteur'),
    ofAccount: true,
    input: (side) => ({ ...inMeeting(side), waitingPlaceId: side.ids.offeredPlace, version: '1' }),
  },
  'delegations.declineWaitingPlace': {
    may: ['rapporteur'],
    hidden: INSIDERS.filter((who) => who !== 'rapporteur'),
    ofAccount: true,
    input: (side) => ({ ...inMeeting(side), waitingPlaceId: side.ids.offeredPlace, version: '1' }),
  },
  'delegations.removeWaitingPlace': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({
      ...{ conference: side.voting.slug, waitingPlaceId: side.ids.waitingPlace, version: '1' },
    }),
  },
  'delegations.changeName': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...corrected(side, side.ids.nomineeSeat), name: 'Another Name' }),
  },
  'delegations.changeCapacity': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...corrected(side, side.ids.applicantSeat), capacity: 'expert' }),
  },
  'delegations.offerAddress': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: (side) => ({ ...corrected(side, side.ids.nomineeSeat), email: 'another.address@example.org' }),
  },
  'delegations.confirmAddress': {
    may: ['organizer'],
    hidden: INSIDERS.filter((who) => who !== 'organizer'),
    ofAccount: true,
    input: (side) => ({ ...inMeeting(side), offerId: side.ids.offer }),
  },
  'delegations.editRegistration': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => {
      const { from: _, ...answers } = personal;
      return { ...corrected(side, side.ids.applicantSeat), ...answers };
    },
  },
  'delegations.addFormQuestion': {
    may: ORGANIZERS,
    input: (side) => ({
      ...{ ...inMeeting(side), kind: 'choice', required: 'on', ...definition },
      ...inFour('options.0.label', 'By air'),
      ...inFour('options.1.label', 'By land'),
    }),
  },
  'delegations.editFormQuestion': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofQuestion(side), required: 'on', ...definition, reask: 'again' }),
  },
  'delegations.moveFormQuestion': {
    may: ORGANIZERS,
    input: ({ meeting, ids }) => ({
      ...{ conference: meeting.slug, questionId: ids.askedQuestion, direction: 'down' },
      orderVersion: orderVersionOf([{ id: ids.askedQuestion }, { id: ids.nextQuestion }]),
    }),
  },
  'delegations.retireFormQuestion': { may: ORGANIZERS, input: ofQuestion },
  'delegations.editFormAnswers': {
    may: ORGANIZERS,
    hidden: ELSEWHERE,
    input: (side) => ({ ...corrected(side, side.ids.applicantSeat), ...answering(side) }),
  },
  'delegations.distinguishParticipant': {
    may: OFFICERS,
    input: (side) => ({ ...ofApplicant(side), otherId: side.ids.nomineeSeat }),
  },
  'delegations.moveParticipant': {
    may: OFFICERS,
    input: async (side) => {
      const move = { participantId: side.ids.applicantSeat, toDelegationId: side.ids.otherMeeting };
      const facts = await withTx(SYSTEM, (tx) => moveFacts(tx, side.meeting.id, move));
      return {
        ...inMeeting(side),
        ...move,
        factsVersion: facts ? moveVersionOf(facts) : '',
        reason: 'It is the other one that sends this person.',
      };
    },
  },
  'delegations.requestChange': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: ({ voting }) => {
      const { from: _, ...answers } = personal;
      return { conference: voting.slug, ...answers, reason: 'It was misspelt.' };
    },
  },
  'delegations.withdrawRequest': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side, _jpeg, person) => ({
      conference: side.voting.slug,
      requestVersion: requestOf(side, person),
    }),
  },
  'delegations.declineRequest': {
    may: OFFICERS,
    hidden: ELSEWHERE,
    input: (side) => ({
      conference: side.voting.slug,
      participantId: side.votingSeats.delegate,
      requestVersion: side.votingSeats.delegate,
      reason: 'The letter of nomination says otherwise.',
    }),
  },
  'delegations.requestErasure': {
    may: [...SEATED, 'focalPoint'],
    hidden: WITHOUT_SEAT.filter((person) => person !== 'focalPoint'),
    // What is held about a person outlives the seat.
    former: ['formerHead', 'formerDelegate', 'formerFocalPoint'],
    ofAccount: true,
    input: (side) => ({ ...inMeeting(side), reason: 'I did not come.' }),
  },
  'delegations.withdrawErasure': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    ofAccount: true,
    input: (side) => ({ conference: side.voting.slug }),
  },
  'delegations.decideErasure': {
    may: ORGANIZERS,
    input: (side) => ({
      conference: side.voting.slug,
      erasureId: side.votingSeats.delegate,
      version: '1',
      decision: 'refuse',
      eraseOn: '',
      reason: 'The report is not written yet.',
    }),
  },
  'delegations.issueBadges': {
    may: OFFICERS,
    input: (side) => ({
      conference: side.announcing.slug,
      'chosen[]': [`${side.ids.expectedSeat}.1`, `${side.ids.presentSeat}.1`],
    }),
  },
  'delegations.replaceBadge': {
    may: OFFICERS,
    input: (side) => ({
      ...{ conference: side.announcing.slug, participantId: side.ids.presentSeat },
      ...{ badgeVersion: side.ids.presentBadge, cause: 'lost' },
    }),
  },
  'delegations.scanBadge': {
    may: OFFICERS,
    // The code of another conference is answered with a verdict, and lets nobody in.
    own: ['code'],
    input: ({ announcing, ids }) => ({
      conference: announcing.slug,
      code: codeOf({ conferenceId: announcing.id, badgeId: ids.presentBadge }),
    }),
  },
  'delegations.addCheckIn': {
    may: OFFICERS,
    input: (side) => ({ conference: side.announcing.slug, participantId: side.ids.expectedSeat }),
  },
  'delegations.withdrawCheckIn': {
    may: OFFICERS,
    input: (side) => ({ conference: side.announcing.slug, participantId: side.ids.presentSeat }),
  },
  'delegations.resendLink': { may: ['focalPoint', ...OFFICERS], hidden: ELSEWHERE, input: ofApplicant },
  'delegations.replaceHead': {
    may: ['focalPoint', ...OFFICERS],
    hidden: ELSEWHERE,
    input: async (side) => ({
      ...ofDelegation(side),
      seatsVersion: await shownSeats(side),
      participantId: side.seats.delegate,
      former: 'alternate',
    }),
  },
  'delegations.decideCredentials': {
    may: ['credentialsOfficer', 'administrator'],
    hidden: ELSEWHERE,
    input: (side) => ({
      ...ofDelegation(side),
      version: '1',
      to: 'rejected',
      reason: 'It is not signed.',
    }),
  },
  'delegations.decideSeveralCredentials': {
    may: ['credentialsOfficer', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      'chosen[]': [`${side.ids.ownMeeting}.1`],
      to: 'rejected',
      reason: 'It is not signed.',
    }),
  },
  'delegations.withdrawCredentialsDecision': {
    may: ['credentialsOfficer', 'administrator'],
    input: (side) => ({
      conference: side.announcing.slug,
      'chosen[]': [`${side.ids.ownAnnouncing}.1`],
      reason: 'It was another delegation.',
    }),
  },
  'delegations.withdrawDecision': {
    may: OFFICERS,
    input: (side) => ({
      conference: side.announcing.slug,
      'chosen[]': [`${side.ids.expectedSeat}.1`],
      reason: 'It was another person.',
    }),
  },
  'delegations.savePerson': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), ...personal }),
  },
  'delegations.saveFormAnswers': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), version: '1', from: '', ...answering(side) }),
  },
  'delegations.saveFormAnswersDraft': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), version: '1', from: '', ...answering(side) }),
  },
  'delegations.savePersonDraft': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), ...personal, office: '' }),
  },
  'delegations.savePhoto': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side, jpeg) => ({
      ...inMeeting(side),
      from: '',
      photo: new File([new Uint8Array(jpeg)], 'me.jpg', { type: 'image/jpeg' }),
    }),
  },
  'delegations.removePhoto': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side, _jpeg, person) => ({ ...inMeeting(side), photoVersion: photoOf(side, person) }),
  },
  'delegations.withdrawConsent': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), consent: 'list' }),
  },
  'delegations.saveConsents': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), from: '', dataConsent: 'on', photoConsent: 'on' }),
  },
  'delegations.submitRegistration': {
    may: SEATED,
    hidden: WITHOUT_SEAT,
    input: (side) => ({ ...inMeeting(side), version: '1', answersVersion: String(ANSWERED.getTime()) }),
  },
  'delegations.acceptRegistration': {
    may: OFFICERS,
    input: (side) => ({ ...ofApplicant(side), version: '1' }),
  },
  'delegations.returnRegistration': {
    may: OFFICERS,
    input: (side) => ({ ...ofApplicant(side), version: '1', reason: 'The photo is of another person.' }),
  },
  'delegations.decideRegistrations': {
    may: OFFICERS,
    input: (side) => ({
      ...inMeeting(side),
      'chosen[]': [`${side.ids.applicantSeat}.1`],
      decision: 'returned',
      reason: 'The photo is of another person.',
    }),
  },
};
