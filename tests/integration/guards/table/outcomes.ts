import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { inAll } from '@/tests/setup/conference/conference';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, type Row } from './forms';

const ofDraft = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first) });
/** The other draft, which the rapporteur proposed. */
const ofOther = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 1) });
/** What was adopted, in English alone, with a reservation. */
const ofAdopted = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 2) });
/** What was tabled, with an amendment of the own delegation. */
const ofDebated = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 4) });
/** What was tabled and divided. */
const ofDivided = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 9) });
/** What delegations submitted: by the own one, that the own is asked for, that it co-sponsors, and that it may join. */
const ofSubmitted = (side: Side, which: 0 | 1 | 2 | 3): Fields => ({
  ...inMeeting(side),
  number: String(side.first + 5 + which),
});
/** Drafts of released sessions: one that can be called for objections, one that is, and one that the own delegation objects to. */
const ofCalled = (side: Side, which: 0 | 1 | 2): Fields => ({
  conference: side.announcing.slug,
  number: String(side.first + which),
});
/** All who sit in the one delegation of people there speak for it, and who enters what was said in the room. */
const HEARD = ['head', 'delegate', 'headOther', 'observer', 'chair', 'administrator'] as const;
const headOf = ({ canary }: Side) =>
  headVersionOf({ kind: 'recommendation', strength: null, title: inAll(canary('draft')) });

export const outcomes: Record<string, Row> = {
  'outcomes.editOutcome': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      headVersion: headOf(side),
      kind: 'measure',
      strength: '',
      ...inFour('title', 'Another title'),
    }),
  },
  'outcomes.addOutcomeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), part: 'operative' }),
  },
  'outcomes.saveOutcomeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      paragraphId: side.ids.text,
      version: '1',
      ...inFour('text', 'Invites members to report every year'),
      ...inFour('opening', 'Invites|members'),
    }),
  },
  'outcomes.removeOutcomeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), paragraphId: side.ids.preamble, version: '1' }),
  },
  'outcomes.recordReservation': {
    may: HEARD,
    input: (side) => ({
      ...ofCalled(side, 1),
      delegationId: side.ids.ownAnnouncing,
      text: 'It reserves its position.',
    }),
  },
  'outcomes.openConsensusCall': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      conference: side.announcing.slug,
      text: `${side.first}-1`,
      sessionId: side.ids.closedDebate,
      seconds: '60',
    }),
  },
  'outcomes.withdrawConsensusCall': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofCalled(side, 1), call: '1', reason: 'Two delegations wish to speak first.' }),
  },
  'outcomes.addObjection': {
    may: HEARD,
    input: (side) => ({ ...ofCalled(side, 1), call: '1', delegationId: side.ids.ownAnnouncing }),
  },
  'outcomes.withdrawObjection': {
    may: HEARD,
    input: (side) => ({ ...ofCalled(side, 2), objectionId: side.ids.objection }),
  },
  'outcomes.adoptOutcome': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1', noObjection: 'on' }),
  },
  'outcomes.recordShowOfHands': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      version: '1',
      rulesId: side.ids.meetingRules,
      inFavour: '1',
      against: '0',
      abstaining: '0',
      present: '1',
    }),
  },
  'outcomes.correctShowOfHands': {
    may: ['organizer', 'chair', 'administrator'],
    input: (side) => ({
      ...ofAdopted(side),
      show: '1',
      version: '1',
      inFavour: '1',
      against: '1',
      abstaining: '1',
      reason: 'An abstention was not heard.',
    }),
  },
  'outcomes.leaveOutcomeOpen': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1' }),
  },
  'outcomes.recallOutcome': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      conference: side.voting.slug,
      number: String(side.first + 2),
      version: '1',
      reason: 'It was left open by mistake.',
    }),
  },
  'outcomes.proposeOutcome': {
    may: ['organizer', 'chair', 'rapporteur', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      kind: 'measure',
      sessionId: side.ids.session,
      ...inFour('title', 'A new proposal'),
      ...inFour('text', 'to report every year'),
    }),
  },
  'outcomes.submitOutcome': {
    may: ['head', 'delegate'],
    input: (side) => ({
      ...inMeeting(side),
      delegationId: side.ids.ownMeeting,
      kind: 'measure',
      ...inFour('title', 'A text of ours'),
      ...inFour('preamble', 'Recalling its earlier work,'),
      ...inFour('text', 'Invites members to report every year'),
      sponsors: [side.ids.otherMeeting],
      opensToSponsors: 'on',
    }),
  },
  'outcomes.admitSubmission': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      delegationId: side.ids.otherMeeting,
      reason: 'It was announced in time.',
    }),
  },
  'outcomes.askForSponsorship': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofSubmitted(side, 0), delegationId: side.ids.otherMeeting }),
  },
  'outcomes.confirmSponsorship': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofSubmitted(side, 1), delegationId: side.ids.ownMeeting, version: '1' }),
  },
  'outcomes.declineSponsorship': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofSubmitted(side, 1), delegationId: side.ids.ownMeeting, version: '1' }),
  },
  'outcomes.withdrawSponsorship': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofSubmitted(side, 2), delegationId: side.ids.ownMeeting, version: '1' }),
  },
  'outcomes.joinSponsorship': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofSubmitted(side, 3), delegationId: side.ids.ownMeeting }),
  },
  'outcomes.withdrawOutcome': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...ofOther(side), version: '1', reason: 'Another text says it better.' }),
  },
  'outcomes.rejectOutcome': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofOther(side), version: '1', reason: 'It did not find support.' }),
  },
  'outcomes.mergeOutcome': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofOther(side),
      version: '1',
      into: `${side.first}-1`,
      reason: 'Both ask for the same.',
    }),
  },
  'outcomes.mergeNote': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), paragraphId: side.ids.paragraph }),
  },
  'outcomes.moveOutcomeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofOther(side),
      paragraphId: side.ids.moved,
      placeVersion: '1',
      direction: 'down',
    }),
  },
  'outcomes.tableOutcome': {
    may: ['chair', 'rapporteur', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      version: '1',
      delegationId: side.ids.otherMeeting,
      rulesId: side.ids.meetingRules,
    }),
  },
  'outcomes.rewriteOutcomeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDebated(side),
      paragraphId: side.ids.debatedText,
      version: '1',
      how: 'revised',
      text: 'Invites members to report every year',
    }),
  },
  'outcomes.tableAmendment': {
    may: ['head', 'delegate', 'chair', 'rapporteur', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDebated(side),
      delegationId: side.ids.ownMeeting,
      asks: 'add',
      targetId: side.ids.debatedText,
      part: 'operative',
      version: '1',
      text: 'Invites members to report every year',
    }),
  },
  'outcomes.secondAmendment': {
    may: ['head', 'chair', 'rapporteur', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDebated(side),
      amendmentId: side.ids.otherAmendment,
      version: '1',
      delegationId: side.ids.ownMeeting,
    }),
  },
  'outcomes.withdrawSeconding': {
    may: ['head', 'chair', 'rapporteur', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDebated(side),
      amendmentId: side.ids.secondedAmendment,
      version: '1',
      delegationId: side.ids.ownMeeting,
    }),
  },
  'outcomes.withdrawAmendment': {
    may: ['head', 'delegate', 'chair', 'rapporteur', 'organizer', 'administrator'],
    input: (side) => ({ ...ofDebated(side), amendmentId: side.ids.amendment, version: '1' }),
  },
  'outcomes.acceptAmendment': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDebated(side), amendmentId: side.ids.amendment, version: '1' }),
  },
  'outcomes.decideAmendment': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDebated(side),
      amendmentId: side.ids.amendment,
      version: '1',
      result: 'adopted',
      inFavour: '2',
      against: '0',
      abstaining: '0',
    }),
  },
  'outcomes.divideOutcome': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDivided(side),
      version: '1',
      delegationId: side.ids.ownMeeting,
      'paragraphIds[]': [side.ids.undividedText],
    }),
  },
  'outcomes.withdrawDivision': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({ ...ofDivided(side), partId: side.ids.part }),
  },
  'outcomes.decidePart': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({
      ...ofDivided(side),
      partId: side.ids.part,
      result: 'rejected',
      inFavour: '0',
      against: '2',
      abstaining: '0',
    }),
  },
  'outcomes.correctReservation': {
    may: ['organizer', 'chair', 'administrator'],
    input: (side) => ({
      ...ofAdopted(side),
      reservationId: side.ids.reservation,
      version: '1',
      text: 'It reserves its position on the last part.',
      reason: 'The delegation said so in writing.',
    }),
  },
  'outcomes.withdrawReservation': {
    may: ['organizer', 'chair', 'administrator'],
    input: (side) => ({
      ...ofAdopted(side),
      reservationId: side.ids.reservation,
      version: '1',
      reason: 'The delegation said so in writing.',
    }),
  },
  'outcomes.recordCorrigendum': {
    may: ['organizer', 'chair', 'administrator'],
    input: (side) => ({
      ...ofAdopted(side),
      paragraphId: side.ids.adoptedText,
      language: 'en',
      wrong: 'more',
      reads: 'much more',
      reason: 'A word was lost when it was typed.',
    }),
  },
  'outcomes.addTranslation': {
    may: ['organizer', 'chair', 'administrator'],
    input: (side) => ({
      ...ofAdopted(side),
      language: 'fr',
      version: '0',
      title: 'Un texte',
      translator: 'The language service',
      [`paragraphs.${side.ids.adoptedText}.verb`]: 'Invite',
      [`paragraphs.${side.ids.adoptedText}.addressee`]: 'les membres',
      [`paragraphs.${side.ids.adoptedText}.text`]: 'à faire plus',
    }),
  },
};
