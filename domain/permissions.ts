import type { Actor } from './actor';
import {
  administrator,
  anyone,
  author,
  commitsMember,
  confirmsHeads,
  delegationMember,
  either,
  focalPoint,
  headOf,
  inConference,
  keepsNotes,
  onBureau,
  ownFocalPoint,
  ownSeat,
  presides,
  type Rule,
  role,
  self,
  settlesHeads,
  signedIn,
  speaksFor,
  staff,
  system,
  type Thing,
  voice,
  voiceOfMember,
} from './permission-rules';
import { missing, refuse } from './refusal';

/** The one table of permissions: name → who may. Deny by default; what is not here nobody may. */
export const PERMISSIONS = {
  'account.signIn': anyone,
  'account.signOut': signedIn,
  'account.edit': signedIn,
  /** all that is held about whoever asks */
  'ownData.download': signedIn,
  'account.offerAddress': signedIn,
  'account.confirmAddress': signedIn,
  'administrator.create': anyone,
  'administrator.name': administrator,
  'administrator.withdraw': administrator,
  'account.continueAsSample': anyone,
  'role.grant': either(administrator, role('organizer')),
  'role.withdraw': either(administrator, role('organizer')),
  /** by name; whoever may not reads the office */
  'colleague.see': staff,
  'outbox.read': administrator,
  'event.read': either(administrator, role('organizer')),
  'delegation.history': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.history': role('organizer', 'credentialsOfficer'),
  'session.history': staff,
  'outcome.history': staff,

  /** the organization's own list of members, and the names that it uses */
  'membership.edit': administrator,
  'countryName.edit': administrator,
  'series.create': administrator,
  'conference.create': administrator,
  'conference.edit': role('organizer'),
  'conference.rename': role('organizer'),
  'conference.move': role('organizer'),
  'conference.close': role('organizer'),
  'conference.reopen': role('organizer'),
  'conference.remove': administrator,
  /** and to see it meanwhile */
  'conference.hide': role('organizer'),
  'conference.show': role('organizer'),
  'conference.overview': staff,
  'conference.takePart': inConference,
  'member.add': role('organizer'),
  'member.remove': role('organizer'),
  'rules.write': role('organizer'),
  'secondPerson.set': role('organizer'),
  'deadlines.set': role('organizer'),
  /** the one that convenes the conference */
  'letter.edit': role('organizer'),
  'letter.send': role('organizer'),
  /** beside the permission for what is proposed */
  'proposal.confirm': role('organizer', 'chair'),
  'proposal.reject': role('organizer', 'chair'),
  'proposal.withdraw': author,

  'delegation.list': role('organizer', 'credentialsOfficer'),
  'delegation.see': either(role('organizer', 'credentialsOfficer'), delegationMember),
  'delegation.invite': role('organizer', 'credentialsOfficer'),
  'focalPoint.rename': either(role('organizer', 'credentialsOfficer'), ownFocalPoint),
  'focalPoint.handOver': either(role('organizer', 'credentialsOfficer'), ownFocalPoint),
  'delegation.edit': role('organizer', 'credentialsOfficer'),
  'delegation.withdraw': role('organizer'),
  'delegation.reinstate': role('organizer'),
  'delegation.confirm': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'delegation.requestReopening': focalPoint,
  'delegation.declineReopening': role('organizer', 'credentialsOfficer'),
  'delegation.reopen': role('organizer', 'credentialsOfficer'),
  'delegation.changeLate': role('organizer', 'credentialsOfficer'),
  'delegation.replaceHead': either(role('organizer', 'credentialsOfficer'), focalPoint),
  /** the accredited persons who agreed to be named */
  'participantList.see': inConference,
  /** with that list in it */
  'finalReport.see': inConference,
  'finalReport.make': role('organizer'),
  'participant.nominate': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.withdraw': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'waitingPlace.accept': self,
  'waitingPlace.decline': self,
  'waitingPlace.remove': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.restore': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.changeName': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.changeCapacity': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.distinguish': role('organizer', 'credentialsOfficer'),
  'participant.move': role('organizer', 'credentialsOfficer'),
  'participant.offerAddress': either(role('organizer', 'credentialsOfficer'), focalPoint),
  'participant.confirmAddress': self,
  'registration.edit': role('organizer', 'credentialsOfficer'),
  'registration.fill': self,
  'registration.requestChange': self,
  'registration.withdrawRequest': self,
  'registration.declineRequest': role('organizer', 'credentialsOfficer'),
  'registration.see': either(role('organizer', 'credentialsOfficer'), self, focalPoint),
  'registration.answers': either(role('organizer', 'credentialsOfficer'), self),
  'registration.needs': either(role('organizer'), self),
  'registration.decide': role('organizer', 'credentialsOfficer'),
  /** of what a conference holds about a person, by that person */
  'erasure.request': self,
  'erasure.withdraw': self,
  'erasure.decide': role('organizer'),
  /** those that a conference asks beside the house */
  'formQuestion.edit': role('organizer'),
  /** those of somebody else */
  'formAnswer.edit': role('organizer'),
  'formAnswer.see': either(role('organizer'), self),
  'formAnswer.seeOfDelegation': either(role('organizer'), self, focalPoint),
  /** and to print those that were issued */
  'badge.issue': role('organizer', 'credentialsOfficer'),
  'badge.replace': role('organizer', 'credentialsOfficer'),
  'checkIn.add': role('organizer', 'credentialsOfficer'),
  'checkIn.withdraw': role('organizer', 'credentialsOfficer'),
  'credentials.decide': role('credentialsOfficer'),
  'credentialsReport.see': inConference,
  'credentialsReport.issue': role('organizer', 'credentialsOfficer'),
  'credentialsReport.withdraw': role('organizer', 'credentialsOfficer'),
  'credentialsReport.adopt': role('organizer', 'credentialsOfficer', 'chair'),
  'credentialsReport.withdrawAdoption': role('organizer', 'credentialsOfficer', 'chair'),
  'suspension.write': role('organizer', 'credentialsOfficer'),

  'room.edit': role('organizer'),
  'session.edit': role('organizer'),
  'session.move': role('organizer'),
  'agendaItem.edit': role('organizer'),
  'agenda.release': role('organizer'),
  'agenda.seeDraft': staff,

  'floorRequest.add': either(presides, speaksFor),
  'floorRequest.withdraw': either(presides, speaksFor),
  'floor.give': presides,
  'intervention.correct': presides,

  'paragraph.write': either(role('rapporteur'), onBureau),
  'paragraph.see': staff,
  'paragraph.recordCorrigendum': role('rapporteur', 'chair'),
  'paragraph.classify': role('rapporteur', 'chair'),
  'notes.approve': role('chair'),
  'notes.classify': role('chair', 'organizer'),
  'notes.circulate': keepsNotes,
  'circulation.see': inConference,
  'comment.add': voice,
  'comment.settle': keepsNotes,
  'outcome.draft': either(role('rapporteur', 'chair'), onBureau),
  'outcome.see': inConference,
  'outcome.edit': role('chair'),
  'outcome.adopt': role('chair'),
  /** in session, upon which an adoption by consensus is declared */
  'consensusCall.open': role('chair'),
  'consensusCall.withdraw': role('chair'),
  /** for their own delegation; the chair enters what was said in the room */
  'objection.add': either(role('chair'), voiceOfMember),
  'objection.withdraw': either(role('chair'), voiceOfMember),
  'reservation.record': either(role('chair'), voiceOfMember),
  /** the counts that were called out in session, which decide the text */
  'showOfHands.record': role('chair'),
  'showOfHands.correct': role('chair', 'organizer'),
  'outcome.leaveOpen': role('chair'),
  'outcome.recall': role('chair'),
  'outcome.propose': role('chair', 'rapporteur', 'organizer'),
  /** for their own delegation, a member of the region */
  'outcome.submit': voiceOfMember,
  'submission.admit': role('chair', 'organizer'),
  'sponsorship.ask': voiceOfMember,
  'sponsorship.confirm': voiceOfMember,
  'sponsorship.decline': voiceOfMember,
  'sponsorship.withdraw': voiceOfMember,
  'sponsorship.join': voiceOfMember,
  /** who was asked, and who declined or withdrew; the sponsors are for everybody who reads the text */
  'sponsorship.see': either(staff, voiceOfMember),
  'outcome.withdraw': either(role('chair'), author, voiceOfMember),
  'outcome.reject': role('chair'),
  'outcome.merge': role('chair'),
  /** from then on a text is changed by amendments */
  'outcome.table': role('chair', 'rapporteur', 'organizer'),
  /** of a tabled text: for its sponsor, or where the body itself is that */
  'outcome.rewriteParagraph': either(role('chair'), headOf),
  /** for their own delegation, or on behalf of any */
  'amendment.table': either(role('chair', 'rapporteur', 'organizer'), voiceOfMember),
  'amendment.withdraw': either(role('chair', 'rapporteur', 'organizer'), voiceOfMember),
  /** for whoever owns the words */
  'amendment.accept': either(role('chair'), headOf),
  /** an office records what was said in the hall */
  'amendment.second': either(role('chair', 'rapporteur', 'organizer'), commitsMember),
  'seconding.withdraw': either(role('chair', 'rapporteur', 'organizer'), commitsMember),
  'amendment.decide': role('chair', 'organizer'),
  /** parts of a text are voted on apart */
  'outcome.divide': role('chair', 'organizer'),
  'division.withdraw': role('chair', 'organizer'),
  'part.decide': role('chair', 'organizer'),
  'reservation.correct': role('chair', 'organizer'),
  'reservation.withdraw': role('chair', 'organizer'),
  'corrigendum.record': role('chair', 'organizer'),
  'translation.add': role('chair', 'organizer'),

  'followUp.open': role('organizer'),
  'followUp.edit': role('organizer'),
  'followUp.end': role('organizer'),
  /** to the General Assembly, which alone adopts resolutions */
  'outcome.forward': role('organizer'),
  'outcome.withdrawForwarding': role('organizer'),
  /** what the countries wrote; in which state each is can be public */
  'implementation.see': inConference,
  'implementation.report': ownSeat('head', 'focalPoint'),
  /** from a letter that the secretariat received */
  'implementation.record': role('organizer'),
  'implementation.contact': either(role('organizer'), ownSeat('head', 'focalPoint')),

  'ballotDraft.see': role('organizer', 'chair', 'rapporteur'),
  'ballotDraft.edit': role('organizer'),
  'ballot.open': role('organizer'),
  'ballot.cancel': role('organizer'),
  'close.move': role('organizer'),
  'head.confirm': confirmsHeads,
  /** where somebody objected */
  'head.confirmObjected': settlesHeads,
  /** the former head is known by the account */
  'head.object': either(headOf, confirmsHeads, self),
  'ballot.openScheduled': system,
  'ballot.see': inConference,
  'ballot.declare': system,
  'vote.cast': headOf,
  'finding.record': role('organizer'),
  'silence.open': role('organizer'),
  'silence.break': headOf,

  'topic.edit': role('organizer', 'chair'),
  'statement.write': either(role('organizer', 'pressOfficer'), onBureau),
  'communique.edit': role('organizer', 'pressOfficer'),
  'communique.review': role('organizer'),
  'communique.publish': role('organizer', 'pressOfficer'),
  'communique.publishScheduled': system,
  'communique.withdraw': role('organizer', 'pressOfficer'),
  'communique.recordCorrigendum': role('organizer', 'pressOfficer'),
  /** who leads a session, those of that session */
  'document.edit': either(role('organizer'), onBureau),
  'document.release': role('organizer'),
  'document.withdraw': role('organizer'),
} satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/** May the actor do this to the thing? For the screen: what to offer. */
export function can(actor: Actor, permission: Permission, thing: Thing = {}): boolean {
  return actor.system || PERMISSIONS[permission](actor, thing);
}

/**
 * For the command: returns, or throws. Somebody with no part in the conference is told that the thing does
 * not exist; somebody with a part in it, that the role does not suffice.
 */
export function authorize(actor: Actor, permission: Permission, thing: Thing = {}): void {
  if (can(actor, permission, thing)) return;
  const knowsOfIt = thing.conferenceId === undefined ? signedIn(actor, thing) : inConference(actor, thing);
  throw knowsOfIt ? refuse('common.refusal.forbidden', {}, 'forbidden') : missing();
}
