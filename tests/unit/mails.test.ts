import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { directionOf, LOCALES } from '@/domain/local-text';
import type {
  BallotFacts,
  DelegationFacts,
  DelegationWords,
  MailName,
  Mails,
  ProposalFacts,
} from '@/domain/mails';
import { drawMail } from '@/features/notices/mails';
import { letterText } from '@/platform/mail-text';

const LINK = 'https://plenary.example/en/link';
const REPORTS = { conference: 'Americas', outcomes: 'Outcome 7: by 3 May', until: '3 May 2024', link: LINK };
const BALLOT: BallotFacts = {
  ...{ conference: 'Americas', number: 7, procedure: 'vote', question: 'Water for all' },
  ...{ opens: '1 May, 10:00', closes: '2 May, 10:00', why: 'Two thirds voted for it.', page: LINK },
};
const WORDS: DelegationWords = { conference: 'Americas', delegation: 'Bahamas', of: 'of the Bahamas' };
const DELEGATION: DelegationFacts = { ...WORDS, link: LINK, days: 14 };
const PROOF = { recorded: '1 May, 11:00', sequence: 3, hash: 'a1b2', signature: 'c3d4' };
const REASON = 'The minister asked for it.';
const PROPOSAL: ProposalFacts = {
  ...{ conference: 'Americas', act: 'cancelBallot', subject: 'Water for all', lapses: '2 May, 10:00' },
  page: LINK,
};
const CHANGES = 'Name: Ada\nCapacity: Expert';

/** Each mail as it may be queued: one that has no example, or an example without a value, does not compile. */
const EXAMPLES: Mails = {
  'account.signIn': { link: LINK, hours: 1 },
  'account.signedInElsewhere': { time: '1 May, 11:00', address: '192.0.2.7' },
  'account.addressOffered': { link: LINK, days: 14, name: 'Ada' },
  'account.addressLeaving': { name: 'Ada' },
  'account.addressLeft': { name: 'Ada' },
  'account.invited': { link: LINK, hours: 48, role: 'organizer', conference: 'Americas' },
  'account.administrator': { link: LINK, hours: 72, by: 'Ada' },
  'account.administratorWithdrawn': { name: 'Ada', by: 'Grace', reason: REASON },
  'conferences.hidden': { conference: 'Americas', reason: REASON },
  'conferences.shown': { conference: 'Americas', link: LINK },
  'conferences.moved': { conference: 'Americas', changes: CHANGES, reason: REASON, link: LINK },
  'conferences.deadlinesMoved': { conference: 'Americas', changes: CHANGES, link: LINK },
  'conferences.convened': { conference: 'Americas', of: 'of the Bahamas', link: LINK, days: 14 },
  'conferences.removed': { conference: 'Americas', symbol: 'AMERICAS-25', reason: REASON },
  'delegation.nominated': { ...DELEGATION, capacity: 'alternate' },
  'delegation.focalPoint': DELEGATION,
  'delegation.handedOver': { ...WORDS, reason: REASON },
  'delegation.withdrawn': { ...WORDS, reason: REASON },
  'delegation.reinstated': { ...DELEGATION, reason: REASON },
  'delegation.reopened': { ...DELEGATION, reason: REASON },
  'delegation.reopeningDeclined': { ...DELEGATION, reason: REASON },
  'delegation.credentialsDecided': { ...DELEGATION, status: 'rejected', reason: REASON },
  'delegation.credentialsDecisionWithdrawn': { ...DELEGATION, status: 'submitted', reason: REASON },
  'delegation.edited': { ...DELEGATION, changes: CHANGES, reason: REASON },
  'delegation.waitListed': { ...DELEGATION, capacity: 'adviser' },
  'delegation.placeOffered': { ...DELEGATION, capacity: 'adviser', until: '3 March, 18:00' },
  'delegation.placeAnswered': { ...DELEGATION, person: 'Ada', answer: 'lapsed' },
  'delegation.waitingRemoved': WORDS,
  'delegation.reminded': { ...DELEGATION, deadline: 'registrationDue', due: '3 March, 18:00', passed: 0 },
  'delegation.returned': { ...DELEGATION, capacity: 'adviser', reason: REASON },
  'delegation.changed': { ...DELEGATION, person: 'Ada', changes: CHANGES, reason: REASON, by: 'secretariat' },
  'delegation.erasureDecided': {
    conference: 'Americas Regional Conference',
    erasure: 'later',
    day: '21 April 2023',
    reason: 'The report is written until then.',
    link: 'https://example.org/en/account/data',
  },
  'delegation.requestDeclined': { ...DELEGATION, changes: 'Office', reason: 'It is in the letter.' },
  'delegation.moved': { ...DELEGATION, person: 'Ada', ofFormer: 'of Chile', reason: 'It was a mistake.' },
  'delegation.addressOffered': { ...DELEGATION, person: 'Ada' },
  'delegation.addressLeaving': { ...WORDS, by: 'secretariat' },
  'delegation.addressLeft': WORDS,
  'delegation.accepted': { ...DELEGATION, capacity: 'head' },
  'delegation.decisionWithdrawn': { ...DELEGATION, capacity: 'head', decision: 'accepted', reason: REASON },
  'proposals.made': { ...PROPOSAL, office: 'organizer', reason: REASON },
  'proposals.decided': { ...PROPOSAL, decision: 'rejected', office: 'administrator', reason: REASON },
  'notes.circulated': {
    ...{ conference: 'Americas', session: 'Opening plenary', until: '4 April 2023, 18:00' },
    ...{ extended: 0, page: LINK },
  },
  'press.reviewed': { conference: 'Americas', title: 'Communiqué of the Conference', page: LINK },
  'outcomes.sponsorAsked': {
    ...{ conference: 'Americas', delegation: 'Chile', title: 'Shared registers' },
    ...{ link: LINK, days: 7 },
  },
  'outcomes.submissionAdmitted': { conference: 'Americas', reason: REASON, link: LINK, days: 7 },
  'implementation.asked': REPORTS,
  'implementation.reminded': REPORTS,
  'ballots.opened': BALLOT,
  'ballots.scheduled': BALLOT,
  'ballots.entitled': { conference: 'Americas', of: 'of the Bahamas', ballots: 'Ballot 7', page: LINK },
  'ballots.headReplaced': {
    ...{ conference: 'Americas', of: 'of the Bahamas', ballots: 'Ballot 7', page: LINK },
    ...{ office: 'organizer', link: `${LINK}/object` },
  },
  'ballots.headObjected': { ...BALLOT, of: 'of the Bahamas', office: 'formerHead', reason: REASON },
  'ballots.headConfirmed': { ...BALLOT, of: 'of the Bahamas', office: 'credentialsOfficer' },
  'ballots.lapsed': BALLOT,
  'ballots.closeMoved': { ...BALLOT, before: '2 May, 9:00', reason: REASON, office: 'organizer' },
  'ballots.cancelled': { ...BALLOT, reason: REASON, office: 'organizer', voted: 1 },
  'ballots.receipt': { ...BALLOT, ...PROOF, version: 2 },
  'ballots.declared': { ...BALLOT, ended: '1 May, 18:00' },
  'ballots.breakReceipt': { ...BALLOT, ...PROOF, procedure: 'silence' },
  'ballots.doubted': BALLOT,
  'ballots.silenceBroken': {
    ...{ ...BALLOT, procedure: 'silence', breaks: 'Chile, 1 May, 12:00' },
    reason: REASON,
  },
};

/** Values that a letter says as they are: where it leads, what somebody typed, and what proves a vote. */
const SAID_AS_THEY_ARE = [
  'link',
  'page',
  'reason',
  'hash',
  'signature',
  'changes',
  'ballots',
  'breaks',
  'before',
];

it.each(Object.keys(EXAMPLES) as MailName[])('draws %s whole in every language', (name) => {
  const params: Readonly<Record<string, string | number>> = { ...EXAMPLES[name] };
  const subjects = LOCALES.map((locale) => {
    const { subject, letter } = drawMail(name, locale, params);
    const html = renderToStaticMarkup(letter);
    expect(html).toContain(`dir="${directionOf(locale)}"`);
    for (const text of [subject, letterText(html)]) {
      expect(text.trim(), locale).not.toBe('');
      expect(text, locale).not.toMatch(/[{}]|undefined|\[object/);
    }
    const lines = SAID_AS_THEY_ARE.flatMap((value) => String(params[value] ?? '').split('\n'));
    for (const line of lines) expect(letterText(html), `${name} in ${locale}`).toContain(line);
    return subject;
  });
  expect(new Set(subjects).size, 'a subject is translated').toBe(LOCALES.length);
});
