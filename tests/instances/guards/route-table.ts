import { FORMER } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';
import type { Door } from '../../setup/fates';

export type Route = Door & {
  /** the address in English, for that side */
  path: (side: Side) => string;
  /** where those who may are sent on to */
  goesTo?: RegExp;
  /** an answer that does not end */
  streams?: true;
};

const ORGANIZERS = ['organizer', 'administrator'] as const;
const OFFICERS = ['organizer', 'credentialsOfficer', 'administrator'] as const;
const PRESS = ['organizer', 'pressOfficer', 'administrator'] as const;
const STAFF = [
  'organizer',
  'credentialsOfficer',
  'chair',
  'rapporteur',
  'pressOfficer',
  'administrator',
] as const;
const SEATED = ['head', 'delegate', 'headOther', 'observer'] as const;
const MEMBERS = [...SEATED, 'focalPoint'] as const;
const EVERYBODY_HERE = [...STAFF, ...MEMBERS] as const;
const except = (out: readonly string[]) => EVERYBODY_HERE.filter((one) => !out.includes(one));

const meeting =
  (path: string | ((side: Side) => string) = '') =>
  (side: Side) =>
    `/en/${side.meeting.slug}${typeof path === 'string' ? path : path(side)}`;
const voting =
  (path: string | ((side: Side) => string) = '') =>
  (side: Side) =>
    `/en/${side.voting.slug}${typeof path === 'string' ? path : path(side)}`;
const ballot = (path = '', more = 0) => voting((side) => `/ballots/${side.first + more}${path}`);
const own = (path: string): Route => ({ may: SEATED, hidden: except(SEATED), path: meeting(path) });
const C = '/[locale]/[conference]';

/** Every address by its file: who sees it, and what the others are told. A new one without a row fails the tests. */
export const ROUTES: Record<string, Route> = {
  '/[locale]': { may: 'everyone', path: () => '/en' },
  '/[locale]/[...rest]': { may: 'nobody', path: () => '/en/nowhere/at/all' },
  '/[locale]/account': { may: 'signedIn', path: () => '/en/account' },
  '/[locale]/account/address': { may: 'signedIn', path: () => '/en/account/address?token=none' },
  '/[locale]/account/data': { may: 'signedIn', path: () => '/en/account/data' },
  '/[locale]/account/data/own-data.zip': { may: 'signedIn', path: () => '/en/account/data/own-data.zip' },
  '/[locale]/first-run': { may: 'nobody', path: () => '/en/first-run' },
  '/[locale]/first-run/conference': {
    may: ['administrator'],
    house: true,
    path: () => '/en/first-run/conference',
  },
  '/[locale]/first-run/series': { may: ['administrator'], house: true, path: () => '/en/first-run/series' },
  '/[locale]/inbox': { may: ['administrator'], house: true, path: () => '/en/inbox' },
  '/[locale]/inbox/[mail]': {
    may: ['administrator'],
    house: true,
    path: (side) => `/en/inbox/${side.ids.mail}`,
  },
  '/[locale]/administrators': { may: ['administrator'], house: true, path: () => '/en/administrators' },
  '/[locale]/administrators/[grant]': {
    may: ['administrator'],
    house: true,
    path: (side) => `/en/administrators/${side.ids.administrates}`,
  },
  '/[locale]/members': { may: ['administrator'], house: true, path: () => '/en/members' },
  '/[locale]/members/[code]': { may: ['administrator'], house: true, path: () => '/en/members/cl' },
  '/[locale]/removed': { may: ['administrator'], house: true, path: () => '/en/removed' },
  '/[locale]/removed/[id]/record.csv': {
    may: ['administrator'],
    hidden: except(['administrator']),
    path: (side) => `/en/removed/${side.ids.gone}/record.csv`,
  },
  '/[locale]/style': { may: 'nobody', path: () => '/en/style' },
  '/[locale]/sign-in': { may: 'everyone', path: () => '/en/sign-in' },
  '/[locale]/sign-in/link': { may: 'everyone', path: () => '/en/sign-in/link?token=x&email=a@example.org' },
  '/api/health': { may: 'everyone', path: () => '/api/health' },
  '/api/ready': { may: 'everyone', path: () => '/api/ready' },
  '/api/live': {
    may: STAFF,
    hidden: MEMBERS,
    streams: true,
    path: (side) => `/api/live?conference=${side.meeting.id}`,
  },

  // Everybody may ask; what is found of what is there is read in each answer.
  '/api/search': {
    may: 'everyone',
    path: (side) => `/api/search?language=en&in=${side.meeting.slug}&q=canary`,
  },

  [C]: { may: 'everyone', path: meeting() },
  [`${C}/search`]: { may: 'everyone', path: meeting('/search?q=canary') },
  [`${C}/documents`]: { may: 'everyone', path: meeting('/documents') },
  [`${C}/documents/add`]: { may: [...ORGANIZERS, 'chair'], path: meeting('/documents/add') },
  [`${C}/documents/final-report.pdf`]: { may: EVERYBODY_HERE, path: meeting('/documents/final-report.pdf') },
  [`${C}/documents/final-report.docx`]: {
    may: EVERYBODY_HERE,
    path: meeting('/documents/final-report.docx'),
  },
  [`${C}/documents/final-report`]: { may: EVERYBODY_HERE, path: meeting('/documents/final-report') },
  // None was made.
  [`${C}/documents/final-report/[edition]/[language]`]: {
    may: 'nobody',
    path: meeting('/documents/final-report/1/en'),
  },
  // Nothing of that side is approved.
  [`${C}/documents/summary-record.pdf`]: { may: 'nobody', path: meeting('/documents/summary-record.pdf') },
  [`${C}/documents/summary-record.docx`]: { may: 'nobody', path: meeting('/documents/summary-record.docx') },
  [`${C}/documents/[document]`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/documents/${side.ids.attended}`),
  },
  [`${C}/documents/[document]/[language]`]: {
    may: [...ORGANIZERS, 'chair'],
    hidden: except([...ORGANIZERS, 'chair']),
    path: meeting((side) => `/documents/${side.ids.restricted}/en`),
  },
  [`${C}/communique`]: { may: 'everyone', path: voting('/communique') },
  [`${C}/sessions/[session]/statements`]: {
    may: [...PRESS, 'chair'],
    path: meeting((side) => `/sessions/${side.ids.session}/statements`),
  },
  [`${C}/topics`]: { may: 'everyone', path: meeting('/topics') },
  [`${C}/topics/edit`]: {
    may: ['organizer', 'chair', 'administrator'],
    path: meeting('/topics/edit'),
  },
  [`${C}/communique/edit`]: { may: PRESS, path: meeting('/communique/edit') },
  [`${C}/me`]: { may: EVERYBODY_HERE, path: meeting('/me') },
  [`${C}/overview`]: { may: STAFF, path: meeting('/overview') },
  [`${C}/record`]: { may: ORGANIZERS, path: meeting('/record') },
  [`${C}/record/record.csv`]: {
    may: ORGANIZERS,
    hidden: except(ORGANIZERS),
    path: meeting('/record/record.csv'),
  },
  [`${C}/settings`]: { may: ORGANIZERS, path: meeting('/settings') },
  [`${C}/proposals/[proposal]`]: {
    may: ORGANIZERS,
    path: meeting((side) => `/proposals/${side.ids.proposal}`),
  },
  [`${C}/settings/second-person`]: { may: ORGANIZERS, path: meeting('/settings/second-person') },
  [`${C}/settings/close`]: { may: ORGANIZERS, path: meeting('/settings/close') },
  [`${C}/settings/hide`]: { may: ORGANIZERS, path: meeting('/settings/hide') },
  [`${C}/settings/members`]: { may: ORGANIZERS, path: meeting('/settings/members') },
  [`${C}/settings/members/[country]`]: { may: ORGANIZERS, path: meeting('/settings/members/BR') },
  [`${C}/settings/move`]: { may: ORGANIZERS, path: meeting('/settings/move') },
  [`${C}/settings/names`]: { may: ORGANIZERS, path: meeting('/settings/names') },
  [`${C}/settings/remove`]: { may: ['administrator'], path: meeting('/settings/remove') },
  [`${C}/settings/roles`]: { may: ORGANIZERS, path: meeting('/settings/roles') },
  [`${C}/settings/rules`]: { may: ORGANIZERS, path: meeting('/settings/rules') },
  [`${C}/settings/rules/new`]: { may: ORGANIZERS, path: meeting('/settings/rules/new') },
  [`${C}/settings/questions`]: { may: ORGANIZERS, path: meeting('/settings/questions') },
  [`${C}/settings/questions/new`]: { may: ORGANIZERS, path: meeting('/settings/questions/new?kind=choice') },
  [`${C}/settings/questions/[question]`]: {
    may: ORGANIZERS,
    path: meeting((side) => `/settings/questions/${side.ids.askedQuestion}`),
  },
  [`${C}/settings/erasures`]: { may: ORGANIZERS, path: meeting('/settings/erasures') },
  [`${C}/settings/erasures/[erasure]`]: {
    may: ORGANIZERS,
    path: voting((side) => `/settings/erasures/${side.votingSeats.delegate}`),
  },
  [`${C}/settings/deadlines`]: { may: ORGANIZERS, path: meeting('/settings/deadlines') },
  [`${C}/settings/letter`]: { may: ORGANIZERS, path: meeting('/settings/letter') },
  [`${C}/settings/suspensions`]: { may: OFFICERS, path: meeting('/settings/suspensions') },

  [`${C}/badges`]: { may: OFFICERS, path: meeting('/badges') },
  // Nobody of that side has a badge.
  [`${C}/badges/badges.pdf`]: { may: 'nobody', path: meeting('/badges/badges.pdf') },
  [`${C}/credentials`]: { may: EVERYBODY_HERE, path: meeting('/credentials') },
  [`${C}/credentials/[number]`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/credentials/${side.first}`),
  },
  [`${C}/credentials/[number]/report.pdf`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/credentials/${side.first}/report.pdf`),
  },
  [`${C}/credentials/[number]/report.docx`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/credentials/${side.first}/report.docx`),
  },
  [`${C}/check-in`]: { may: OFFICERS, path: meeting('/check-in') },
  [`${C}/accreditation`]: { may: OFFICERS, path: meeting('/accreditation') },
  [`${C}/accreditation/[participant]`]: {
    may: OFFICERS,
    path: meeting((side) => `/accreditation/${side.ids.applicantSeat}`),
  },
  [`${C}/accreditation/[participant]/photo`]: {
    may: OFFICERS,
    hidden: except(OFFICERS),
    path: meeting((side) => `/accreditation/${side.ids.applicantSeat}/photo`),
  },
  [`${C}/delegations`]: { may: OFFICERS, path: meeting('/delegations') },
  [`${C}/delegations/invite`]: { may: OFFICERS, path: meeting('/delegations/invite') },
  [`${C}/delegations/participants.pdf`]: {
    may: EVERYBODY_HERE,
    path: meeting('/delegations/participants.pdf'),
  },
  [`${C}/delegations/participants.docx`]: {
    may: EVERYBODY_HERE,
    path: meeting('/delegations/participants.docx'),
  },
  [`${C}/imports`]: { may: OFFICERS, path: meeting('/imports') },
  [`${C}/imports/[import]`]: { may: OFFICERS, path: meeting((side) => `/imports/${side.ids.list}`) },
  [`${C}/delegations/[delegation]`]: {
    may: [...OFFICERS, 'head', 'delegate', 'focalPoint'],
    hidden: ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'],
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}`),
  },
  [`${C}/delegations/[delegation]/letter.pdf`]: {
    may: [...OFFICERS, 'head', 'delegate', 'focalPoint'],
    hidden: except([...OFFICERS, 'head', 'delegate', 'focalPoint']),
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}/letter.pdf`),
  },
  [`${C}/delegations/[delegation]/withdraw`]: {
    may: ORGANIZERS,
    hidden: ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'],
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}/withdraw`),
  },
  [`${C}/delegations/[delegation]/[participant]`]: {
    may: [...OFFICERS, 'focalPoint'],
    hidden: ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'],
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}/${side.ids.applicantSeat}`),
  },
  [`${C}/delegations/[delegation]/[participant]/answers`]: {
    may: OFFICERS,
    hidden: ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'],
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}/${side.ids.applicantSeat}/answers`),
  },
  [`${C}/delegations/[delegation]/[participant]/move`]: {
    may: OFFICERS,
    hidden: ['chair', 'rapporteur', 'pressOfficer', 'headOther', 'observer'],
    path: meeting((side) => `/delegations/${side.ids.ownMeeting}/${side.ids.applicantSeat}/move`),
  },
  [`${C}/registration`]: own('/registration'),
  [`${C}/registration/address`]: {
    may: ['organizer'],
    hidden: except(['organizer']),
    path: meeting('/registration/address'),
  },
  [`${C}/registration/place`]: {
    may: ['rapporteur'],
    hidden: except(['rapporteur']),
    path: meeting('/registration/place'),
  },
  [`${C}/registration/check`]: own('/registration/check'),
  [`${C}/registration/consents`]: own('/registration/consents'),
  [`${C}/registration/change`]: { ...own('/registration/change'), goesTo: /\/registration$/ },
  [`${C}/registration/done`]: { ...own('/registration/done'), goesTo: /\/registration$/ },
  [`${C}/registration/personal`]: own('/registration/personal'),
  [`${C}/registration/questions`]: own('/registration/questions'),
  [`${C}/registration/photo`]: own('/registration/photo'),

  [`${C}/agenda`]: { may: 'everyone', path: meeting('/agenda') },
  [`${C}/agenda/edit`]: { may: ORGANIZERS, path: meeting('/agenda/edit') },
  [`${C}/agenda/edit/items`]: { may: ORGANIZERS, path: meeting('/agenda/edit/items') },
  [`${C}/agenda/edit/new`]: { may: ORGANIZERS, path: meeting('/agenda/edit/new') },
  [`${C}/agenda/edit/rooms`]: { may: ORGANIZERS, path: meeting('/agenda/edit/rooms') },
  [`${C}/agenda/edit/[session]`]: {
    may: ORGANIZERS,
    path: meeting((side) => `/agenda/edit/${side.ids.session}`),
  },
  [`${C}/agenda/edit/[session]/move`]: {
    may: ORGANIZERS,
    path: meeting((side) => `/agenda/edit/${side.ids.session}/move`),
  },
  [`${C}/agenda/release`]: { may: ORGANIZERS, path: meeting('/agenda/release') },
  [`${C}/sessions/[session]`]: {
    may: STAFF,
    hidden: MEMBERS,
    path: meeting((side) => `/sessions/${side.ids.session}`),
  },
  [`${C}/sessions/[session]/summary-record.pdf`]: {
    may: 'nobody',
    path: meeting((side) => `/sessions/${side.ids.session}/summary-record.pdf`),
  },
  [`${C}/sessions/[session]/summary-record.docx`]: {
    may: 'nobody',
    path: meeting((side) => `/sessions/${side.ids.session}/summary-record.docx`),
  },
  [`${C}/sessions/[session]/console`]: {
    may: [...ORGANIZERS, 'chair'],
    hidden: MEMBERS,
    path: meeting((side) => `/sessions/${side.ids.session}/console`),
  },
  [`${C}/sessions/[session]/hall`]: {
    may: STAFF,
    hidden: MEMBERS,
    path: meeting((side) => `/sessions/${side.ids.session}/hall`),
  },
  [`${C}/sessions/[session]/notes`]: {
    may: ['chair', 'rapporteur', 'administrator'],
    hidden: MEMBERS,
    // By forms they show what was kept aside, too.
    path: meeting((side) => `/sessions/${side.ids.session}/notes?by=forms`),
  },
  [`${C}/sessions/[session]/circulation`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/sessions/${side.ids.circulatedSession}/circulation`),
  },
  [`${C}/sessions/[session]/versions`]: {
    may: STAFF,
    hidden: MEMBERS,
    path: meeting((side) => `/sessions/${side.ids.session}/versions`),
  },
  [`${C}/sessions/[session]/versions/[version]`]: {
    may: STAFF,
    hidden: MEMBERS,
    path: meeting((side) => `/sessions/${side.ids.session}/versions/1?with=now`),
  },

  [`${C}/countries`]: { may: 'everyone', path: voting('/countries') },
  [`${C}/countries/[code]`]: { may: 'everyone', path: voting('/countries/cl') },
  [`${C}/lists/[list]`]: { may: OFFICERS, hidden: except(OFFICERS), path: meeting('/lists/persons.xlsx') },

  [`${C}/implementation`]: { may: EVERYBODY_HERE, path: meeting('/implementation') },
  [`${C}/outcomes`]: { may: 'everyone', path: meeting('/outcomes') },
  [`${C}/outcomes/propose`]: {
    may: ['organizer', 'chair', 'rapporteur', 'administrator'],
    path: meeting('/outcomes/propose'),
  },
  [`${C}/outcomes/[number]`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/outcomes/${side.first}`),
  },
  [`${C}/outcomes/[number]/amendments`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/outcomes/${side.first + 4}/amendments`),
  },
  [`${C}/outcomes/[number]/amendments/voting-list.pdf`]: {
    may: [...ORGANIZERS, 'chair'],
    hidden: except([...ORGANIZERS, 'chair']),
    path: meeting((side) => `/outcomes/${side.first + 4}/amendments/voting-list.pdf`),
  },
  [`${C}/outcomes/[number]/translate`]: {
    may: ['organizer', 'chair', 'administrator'],
    path: meeting((side) => `/outcomes/${side.first + 2}/translate`),
  },
  [`${C}/outcomes/submit`]: { may: ['head', 'delegate', 'headOther'], path: meeting('/outcomes/submit') },
  [`${C}/outcomes/[number]/resolution.docx`]: {
    may: 'everyone',
    path: meeting((side) => `/outcomes/${side.first + 3}/resolution.docx`),
  },
  [`${C}/outcomes/[number]/implementation`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/outcomes/${side.first + 3}/implementation`),
  },
  [`${C}/outcomes/[number]/implementation/[code]`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/outcomes/${side.first + 3}/implementation/cl`),
  },
  [`${C}/outcomes/[number]/implementation/[code]/[report]`]: {
    may: EVERYBODY_HERE,
    path: meeting((side) => `/outcomes/${side.first + 3}/implementation/cl/1`),
  },
  [`${C}/outcomes/[number]/edit`]: {
    may: ['chair', 'administrator'],
    path: meeting((side) => `/outcomes/${side.first}/edit`),
  },

  [`${C}/ballots`]: { may: 'everyone', path: voting('/ballots') },
  [`${C}/ballots/drafts`]: { may: [...ORGANIZERS, 'chair', 'rapporteur'], path: voting('/ballots/drafts') },
  [`${C}/ballots/drafts/[draft]`]: {
    may: [...ORGANIZERS, 'chair', 'rapporteur'],
    path: voting((side) => `/ballots/drafts/${side.ids.ballotDraft}`),
  },
  [`${C}/ballots/open`]: { may: ORGANIZERS, path: voting('/ballots/open') },
  [`${C}/ballots/open/check`]: {
    may: ORGANIZERS,
    goesTo: /\/ballots\/open$/,
    path: voting('/ballots/open/check'),
  },
  [`${C}/ballots/[number]`]: { may: 'everyone', path: ballot() },
  [`${C}/ballots/[number]/[file]`]: { may: 'nobody', path: ballot('/result.json') },
  [`${C}/ballots/[number]/break`]: { may: MEMBERS, hidden: STAFF, path: ballot('/break', 1) },
  [`${C}/ballots/[number]/break/check`]: {
    may: ['head', 'headOther'],
    hidden: except(['head', 'headOther']),
    goesTo: /\/break$/,
    path: ballot('/break/check', 1),
  },
  [`${C}/ballots/[number]/break/receipt`]: { may: 'nobody', path: ballot('/break/receipt', 1) },
  [`${C}/ballots/[number]/break/receipt.json`]: { may: 'nobody', path: ballot('/break/receipt.json', 1) },
  [`${C}/ballots/[number]/close`]: { may: ORGANIZERS, path: ballot('/close') },
  [`${C}/ballots/[number]/cancel`]: { may: ORGANIZERS, path: ballot('/cancel') },
  [`${C}/ballots/[number]/object`]: {
    may: ['head', 'focalPoint', 'credentialsOfficer'],
    hidden: except(['head', 'focalPoint', 'credentialsOfficer']),
    path: ballot('/object'),
  },
  [`${C}/ballots/[number]/vote`]: { may: MEMBERS, hidden: STAFF, path: ballot('/vote') },
  [`${C}/ballots/[number]/vote/check`]: {
    may: ['head', 'headOther'],
    hidden: except(['head', 'headOther']),
    goesTo: /\/vote$/,
    path: ballot('/vote/check'),
  },
  [`${C}/ballots/[number]/vote/receipt`]: {
    may: ['headOther'],
    hidden: except(['headOther']),
    path: ballot('/vote/receipt'),
  },
  [`${C}/ballots/[number]/vote/receipt.json`]: {
    may: ['headOther'],
    hidden: except(['headOther']),
    path: ballot('/vote/receipt.json'),
  },
};

/** Addresses that are drawn otherwise of another thing. */
export const ALSO: [string, Route][] = [
  [
    `${C}/sessions/[session] with approved notes, some of them not for everybody`,
    {
      may: 'everyone',
      path: (side) => `/en/${side.announcing.slug}/sessions/${side.ids.classifiedSession}`,
    },
  ],
];

const OWN_DELEGATION = ['head', 'delegate', 'focalpoint', 'applicant'];
/** Who was withdrawn from it: whoever names its persons can restore them. */
const WITHDRAWN = ['formerhead', 'formerdelegate'];
/** Whom the staff reads by name, as its colleagues, those of before among them; nobody else does. */
const OFFICE_HOLDERS = [...STAFF, ...FORMER.filter((one) => !WITHDRAWN.includes(one.toLowerCase()))].map(
  (one) => one.toLowerCase(),
);
const among = (who: string, roles: readonly string[]) => roles.includes(who);

/**
 * May somebody with this part in a conference read this kind of thing of that person (in lower case; `house`
 * for what belongs to nobody)? The other side reads nothing but its administrator, who belongs to both.
 */
export function mayRead(kind: string, owner: string, reader: string): boolean {
  const officer = among(reader, OFFICERS);
  const delegate = among(owner, OWN_DELEGATION) && among(reader.toLowerCase(), OWN_DELEGATION);
  if (kind === 'key') return false;
  if (owner === reader.toLowerCase() || reader === 'administrator') return true;
  switch (kind) {
    case 'name':
      return (
        officer ||
        delegate ||
        (among(owner, OFFICE_HOLDERS) && among(reader, STAFF)) ||
        (among(owner, WITHDRAWN) && reader === 'focalPoint')
      );
    case 'mail':
      return officer || (delegate && reader === 'focalPoint');
    case 'given':
    case 'family':
    case 'badge':
    case 'office':
    case 'phone':
    case 'suspension':
    case 'credentials':
      return officer;
    case 'comment':
      return delegate || among(reader, STAFF);
    case 'diet':
    case 'erasure':
    case 'answer':
    case 'access':
      return reader === 'organizer';
    case 'unreleased':
    case 'note':
    case 'version':
      return among(reader, STAFF);
    case 'aside':
      return among(reader, ['chair', 'rapporteur']);
    case 'embargoed':
      return among(reader, PRESS);
    case 'unpublished':
      return among(reader, [...PRESS, 'chair']);
    case 'draft':
    case 'attended':
    case 'reported':
      return among(reader, EVERYBODY_HERE);
    case 'contact':
      return among(reader, ['organizer', 'head', 'focalPoint']);
    case 'restricted':
    case 'paper':
      return among(reader, ['organizer', 'chair']);
    default:
      // Mails in the outbox, and kinds that nobody has thought of yet.
      return false;
  }
}
