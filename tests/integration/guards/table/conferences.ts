import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { factsVersionOf, memberFacts } from '@/features/conferences/queries/members';
import { removalFacts, removalVersionOf, type WhosePart } from '@/features/conferences/queries/removal';
import { INSIDERS } from '@/tests/setup/sides/persons';
import { type Fields, inFour, OFFICERS, ORGANIZERS, type Row, rules } from './forms';

async function shownOf(conferenceId: string, code: string): Promise<string> {
  const facts = await withTx(SYSTEM, (tx) => memberFacts(tx, conferenceId, code));
  return facts ? factsVersionOf(facts) : '';
}

async function removalShownOf(conferenceId: string, whose?: WhosePart): Promise<string> {
  return removalVersionOf(await withTx(SYSTEM, (tx) => removalFacts(tx, conferenceId, whose)));
}

const facts: Fields = {
  hostCountry: 'CL',
  ...inFour('hostCity', 'Santiago'),
  startsOn: '2023-03-20',
  endsOn: '2023-03-24',
  timeZone: 'America/Santiago',
};

export const conferences: Record<string, Row> = {
  'conferences.createSeries': {
    may: ['administrator'],
    house: true,
    own: ['slug', 'title.en', 'title.fr', 'title.es', 'title.ar'],
    input: ({ tag }) => ({ slug: `new-series-${tag}`, ...inFour('title', `New series ${tag}`) }),
  },
  'conferences.createConference': {
    may: ['administrator'],
    house: true,
    own: ['seriesId', 'slug', 'symbol'],
    input: (side) => ({
      seriesId: side.ids.series,
      slug: `new-conference-${side.tag}`,
      symbol: `NEW-${side.tag}`,
      ordinal: '1',
      languages: ['en', 'fr', 'es', 'ar'],
      originalLanguage: 'en',
      ...inFour('title', 'New conference'),
      region: 'americas',
      members: 'CL, AR',
      ...facts,
    }),
  },
  'conferences.editConference': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      ...inFour('title', 'Another title'),
      ...inFour('summary', 'A summary'),
      ...facts,
      reason: 'The host has another hall.',
    }),
  },
  'conferences.setDeadlines': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      nominationDue: '2031-03-01T18:00',
      confirmationDue: '2031-03-08T18:00',
      registrationDue: '',
      submissionDue: '2031-03-12T18:00',
      reminderDays: ['14', '-1'],
    }),
  },
  'conferences.editLetter': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      ...inFour('letterhead', 'The Organization\n1 Harbour Street'),
      ...inFour('body', 'The conference meets {dates}.'),
      ...inFour('signedAt', 'Santiago'),
      signer: 'Ada Example',
      ...inFour('signerOffice', 'Secretary-General'),
    }),
  },
  'conferences.sendLetter': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      'chosen[]': [`${side.ids.ownMeeting}.1`],
    }),
  },
  'conferences.changeLanguages': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.mistake.id,
      version: '1',
      languages: ['en', 'fr'],
      originalLanguage: 'en',
      reason: 'The host works in two languages.',
    }),
  },
  'conferences.renameConference': {
    may: ORGANIZERS,
    own: ['symbol', 'seriesId'],
    input: (side) => ({
      conferenceId: side.mistake.id,
      version: '1',
      symbol: `N-${side.tag}`,
      seriesId: side.ids.series,
      reason: 'The symbol had the wrong year.',
    }),
  },
  'conferences.closeConference': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, version: '1', sure: 'on' }),
  },
  'conferences.reopenConference': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.over.id, version: '1', reason: 'It was closed a day early.' }),
  },
  'conferences.makeFinalReport': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.over.id, editions: '0' }),
  },
  'conferences.addMember': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, countryCode: 'PE' }),
  },
  'conferences.removeMember': {
    may: ORGANIZERS,
    input: async (side) => ({
      conferenceId: side.meeting.id,
      countryCode: 'BR',
      factsVersion: await shownOf(side.meeting.id, 'BR'),
      reason: 'It was founded with one country too many.',
    }),
  },
  'conferences.removeConference': {
    may: ['administrator'],
    input: async (side) => ({
      conferenceId: side.mistake.id,
      factsVersion: await removalShownOf(side.mistake.id),
      reason: 'It was founded twice.',
      word: `W-${side.tag}`,
    }),
    // Administrators may in both; the digest of what follows names the conference, and is swapped.
    own: ['conferenceId'],
  },
  'conferences.hideConference': {
    may: ORGANIZERS,
    input: async (side) => ({
      conferenceId: side.mistake.id,
      factsVersion: await removalShownOf(side.mistake.id, 'notOrganizers'),
      reason: 'The host has not signed yet.',
    }),
  },
  'conferences.showConference': {
    may: ORGANIZERS,
    hidden: INSIDERS.filter((who) => who !== 'organizer' && who !== 'administrator'),
    input: (side) => ({ conferenceId: side.hidden.id, version: '1' }),
  },
  'conferences.writeRules': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, replaces: side.ids.meetingRules, ...rules }),
  },
  'conferences.writeSuspension': {
    may: OFFICERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      countryCode: 'BR',
      startsAt: '2023-03-21T10:00',
      endsAt: '',
      reason: 'Arrears of contributions.',
    }),
  },
  'conferences.endSuspension': {
    may: OFFICERS,
    input: (side) => ({ conferenceId: side.meeting.id, suspension: side.ids.suspension, version: '1' }),
  },
};
