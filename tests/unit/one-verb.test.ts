import { expect, it } from 'vitest';
import { EVENTS } from '@/domain/events';
import { PERMISSIONS } from '@/domain/permissions';
import { commandsOf } from '../setup/calls';
import { exportsOf, filesIn, type Node } from '../setup/sources';

const house = ['app', 'features', 'platform'].flatMap(filesIn);
const commands = house
  .filter((path) => /^features\/[^/]+\/commands\//.test(path))
  .flatMap((path) => commandsOf(path, house));

const IRREGULAR: Record<string, string> = {
  admit: 'admitted',
  break: 'broken',
  cancel: 'cancelled',
  cast: 'cast',
  choose: 'chosen',
  classify: 'classified',
  give: 'given',
  hide: 'hidden',
  keep: 'kept',
  leave: 'left',
  make: 'made',
  resend: 'resent',
  rewrite: 'rewritten',
  send: 'sent',
  set: 'set',
  show: 'shown',
  strike: 'struck',
  submit: 'submitted',
  withdraw: 'withdrawn',
  write: 'written',
};
const past = (verb: string) => IRREGULAR[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`);

const wordsOf = (name: string) => name.split(/(?=[A-Z])|\./).map((word) => word.toLowerCase());

/** What a command does, word by word: `askForLink` is ask, link; `objectToHead` is object, head. */
const saidBy = (command: string) => wordsOf(command).filter((word) => word !== 'for' && word !== 'to');
const doneBy = (command: string) => saidBy(command).map((word, n) => (n === 0 ? past(word) : word));

/** True when `name`, a noun and a phrase, says the same: its phrase adds nothing, and all is in one or the other. */
function says(name: string, words: readonly string[]): boolean {
  const phrase = wordsOf(name.slice(name.indexOf('.') + 1));
  const all = wordsOf(name);
  return phrase.every((word) => words.includes(word)) && words.every((word) => all.includes(word));
}

/** Rights for several verbs: whoever has one may do all of these. */
const WIDER: Record<string, { why: string; commands: readonly string[] }> = {
  'account.signIn': { why: 'a link is asked for to sign in', commands: ['askForLink'] },
  'account.signOut': { why: 'here or everywhere', commands: ['signOutEverywhere'] },
  'agendaItem.edit': {
    why: 'the agenda is kept as a whole',
    commands: ['addAgendaItem', 'removeAgendaItem'],
  },
  'conference.edit': {
    why: 'the languages are a setting of the conference',
    commands: ['changeLanguages'],
  },
  'checkIn.add': { why: 'by name or by the code of a badge', commands: ['scanBadge'] },
  'communique.edit': {
    why: 'a communiqué is its paragraphs',
    commands: [
      'addCommuniqueParagraph',
      'draftCommunique',
      'moveCommuniqueParagraph',
      'removeCommuniqueParagraph',
      'saveCommuniqueParagraph',
    ],
  },
  'badge.issue': { why: 'to one person or to several', commands: ['issueBadges'] },
  'document.edit': {
    why: 'a document is its files and its parts',
    commands: ['addDocument', 'addDocumentPart', 'removeDocument', 'removeDocumentFile', 'saveDocumentFile'],
  },
  'delegation.invite': {
    why: 'whoever invites says how many may come, and who speaks for them',
    commands: [
      'addImport',
      'changeQuota',
      'confirmImport',
      'discardImport',
      'inviteFocalPoint',
      'matchImport',
      'withdrawFocalPoint',
    ],
  },
  'membership.edit': {
    why: 'the list of members is kept as a whole',
    commands: ['addMembership', 'endMembership', 'removeMembership'],
  },
  'outcome.merge': { why: 'a text is merged from drafts and notes', commands: ['mergeNote'] },
  'outcome.edit': {
    why: 'an outcome is its paragraphs',
    commands: [
      'addOutcomeParagraph',
      'moveOutcomeParagraph',
      'removeOutcomeParagraph',
      'saveOutcomeParagraph',
    ],
  },
  'paragraph.write': {
    why: 'notes are taken together',
    commands: [
      'addParagraph',
      'editParagraph',
      'keepVersion',
      'moveParagraph',
      'restoreVersion',
      'saveParagraph',
      'settleAside',
      'strikeParagraph',
    ],
  },
  'notes.circulate': {
    why: 'who sends notes to delegations also sets the date and takes them back',
    commands: ['extendCirculation', 'withdrawCirculation'],
  },
  'comment.add': {
    why: 'a comment is in the hands of the delegation that made it',
    commands: ['correctComment', 'withdrawComment'],
  },
  'participant.nominate': { why: 'the link is part of the nomination', commands: ['resendLink'] },
  'registration.decide': {
    why: 'to accept and to return are the two decisions',
    commands: ['acceptRegistration', 'decideRegistrations', 'returnRegistration', 'withdrawDecision'],
  },
  'credentials.decide': {
    why: 'one delegation or several',
    commands: ['decideSeveralCredentials', 'withdrawCredentialsDecision'],
  },
  'formQuestion.edit': {
    why: 'the questions are kept as a whole',
    commands: ['addFormQuestion', 'moveFormQuestion', 'retireFormQuestion'],
  },
  'formAnswer.edit': { why: 'the answers of a person are one form', commands: ['editFormAnswers'] },
  'registration.fill': {
    why: 'one registration, filled in by its person alone',
    commands: [
      'removePhoto',
      'saveConsents',
      'saveFormAnswers',
      'saveFormAnswersDraft',
      'savePerson',
      'savePersonDraft',
      'savePhoto',
      'submitRegistration',
      'withdrawConsent',
    ],
  },
  'room.edit': { why: 'the rooms are kept as a whole', commands: ['addRoom', 'moveRoom', 'removeRoom'] },
  'session.edit': {
    why: 'the sessions are kept as a whole',
    commands: ['addSession', 'cancelSession', 'restoreSession'],
  },
  'floor.give': {
    why: 'whoever presides runs the list as a whole',
    commands: [
      'closeSpeakersList',
      'endIntervention',
      'moveFloorRequest',
      'pauseIntervention',
      'reopenSpeakersList',
      'resumeIntervention',
      'setSpeakingTimes',
    ],
  },
  'silence.break': { why: 'a reason is checked by whoever gives it', commands: ['checkBreak'] },
  'ballotDraft.edit': {
    why: 'a draft is kept as a whole',
    commands: ['addBallotDraft', 'removeBallotDraft'],
  },
  'ballot.open': {
    why: 'an opening is looked at by whoever opens',
    commands: ['checkOpening', 'previewOpening'],
  },
  'topic.edit': {
    why: 'the topics are kept as a whole',
    commands: ['addTopic', 'attachTopic', 'detachTopic', 'linkTopic', 'removeTopic', 'unlinkTopic'],
  },
  'statement.write': {
    why: 'statements are written as notes are',
    commands: ['addStatement', 'editStatement', 'publishStatement', 'withdrawStatement'],
  },
  'suspension.write': { why: 'whoever suspends may end it', commands: ['endSuspension'] },
  'vote.cast': {
    why: 'a vote is chosen and checked by who casts it',
    commands: ['castCheckedVote', 'chooseVote'],
  },
};

/** Commands that write down no event of their own verb, and why. */
const OTHERWISE: Record<string, string> = {
  castCheckedVote: 'vote.cast, once it was checked',
  checkBreak: 'only keeps what was typed for the page that checks it',
  checkOpening: 'only looks ahead',
  chooseVote: 'only keeps what was chosen for the page that checks it',
  continueAsSample: 'account.signedIn, which the session itself writes down',
  decideRegistrations: 'registration.accepted or registration.returned, the two decisions',
  decideSeveralCredentials: 'credentials.decided: each is decided as one alone is',
  editFormAnswers: 'registration.edited: the answers to the conference are one section of it',
  issueBadges: 'badge.issued, once for each of the persons',
  openScheduledBallot:
    'ballot.opened: from there on no ballot is another than those that were opened at once',
  previewOpening: 'only looks ahead',
  publishScheduledCommunique: 'communique.published: it is no other than one that was published at once',
  removePhoto: 'registration.saved: the photo is one section of it',
  saveConsents: 'registration.saved: the consents are one section of it',
  saveFormAnswers: 'registration.saved: the answers to the conference are one section of it',
  saveFormAnswersDraft: 'registration.saved: the answers to the conference are one section of it',
  savePerson: 'registration.saved: the person is one section of it',
  savePersonDraft: 'registration.saved: the person is one section of it',
  savePhoto: 'registration.saved: the photo is one section of it',
  scanBadge: 'checkIn.added, as by name; a code that lets nobody in writes nothing',
  settleAside: 'paragraph.asideTaken or paragraph.asidePutAway, the two ways to settle it',
  signIn: 'account.signedIn, which the session itself writes down',
};

/** Commands that are answered in another verb, and why. */
const WORDED_OTHERWISE: Record<string, string> = {
  'confirmProposal: proposals.done.set': 'what was proposed is done by its own command',
  'nominateParticipant: delegations.done.waits': 'all places are taken, and the person waits for one',
  'offerAddress: delegations.done.addressKept':
    'it is the address that the person has, and nothing is offered',
  'offerAccountAddress: accounts.done.accountAddressKept':
    'it is the address of the account, and nothing is offered',
  'saveFormAnswers: delegations.done.askedOtherwise': 'saved, and something is asked otherwise by now',
  'saveFormAnswersDraft: delegations.done.askedOtherwise': 'saved, and something is asked otherwise by now',
  'settleAside: notes.done.asidePutAway': 'one of the two ways to settle it',
  'settleAside: notes.done.asideTaken': 'one of the two ways to settle it',
};

it('asks for a permission of the command’s own verb, or for one of the wider ones', () => {
  const wider = Object.entries(WIDER).flatMap(([permission, { commands }]) =>
    commands.map((command) => `${command}: ${permission}`),
  );
  const uses = commands.flatMap(({ name, texts }) => {
    const permissions = [...texts].filter((text) => text in PERMISSIONS);
    if (permissions.some((permission) => says(permission, saidBy(name)))) return [];
    return (
      wider.find((one) => permissions.some((permission) => one === `${name}: ${permission}`)) ??
      `${name}: ${permissions}`
    );
  });
  expect(uses.toSorted()).toEqual(wider.toSorted());
});

it('records what the command did, in its own verb', () => {
  const others = commands
    .filter(({ texts, name }) => ![...texts].some((text) => text in EVENTS && says(text, doneBy(name))))
    .map(({ name }) => name);
  expect(others.toSorted()).toEqual(Object.keys(OTHERWISE).toSorted());
});

it('names an action by its area and its command', () => {
  const files = house.filter((path) => /^features\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/.test(path));
  const made = files.flatMap(exportsOf).filter(({ typeOnly }) => !typeOnly);
  expect(made.length).toBeGreaterThan(60);
  const wrong = made.filter(({ path, name, node }) => {
    const [called, , command] = ((node.init as Node).arguments as Node[]).map(
      (part) => part.value ?? part.name,
    );
    const area = path.split('/')[1];
    return name !== `${command}Action` || called !== `${area}.${command}`;
  });
  expect(wrong.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

it('answers with a message of its own verb', () => {
  const others = commands.flatMap(({ name, texts }) =>
    [...texts]
      .filter((text) => /^\w+\.done\.\w+$/.test(text))
      .filter((text) => !wordsOf(text).includes(doneBy(name)[0] as string))
      .map((text) => `${name}: ${text}`),
  );
  expect(others.toSorted()).toEqual(Object.keys(WORDED_OTHERWISE).toSorted());
});
