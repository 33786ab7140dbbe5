import { randomUUID } from 'node:crypto';
import { ORGANIZERS, type Row } from './forms';

export const accounts: Record<string, Row> = {
  'accounts.askForLink': {
    may: 'everyone',
    house: true,
    input: () => ({ email: `somebody-${randomUUID()}@example.org`, to: '/en/account' }),
    own: ['email'],
  },
  // A link that opens nothing; what one does that opens something is tested with the links.
  'accounts.signIn': {
    may: 'nobody',
    house: true,
    input: () => ({ email: 'somebody@example.org', token: 'none', page: 'none', to: '/en' }),
  },
  'accounts.continueAsSample': {
    may: 'nobody',
    house: true,
    input: (side) => ({ account: side.accounts.organizer, to: '/en' }),
  },
  'accounts.signOut': { may: 'signedIn', house: true, input: () => ({}) },
  'accounts.signOutEverywhere': { may: 'signedIn', house: true, input: () => ({}) },
  'accounts.editAccount': {
    may: 'signedIn',
    house: true,
    input: () => ({ name: 'Another Name', locale: 'es' }),
  },
  'accounts.offerAccountAddress': {
    may: 'signedIn',
    // Whoever sits in a delegation has the address corrected there.
    barred: ['head', 'delegate', 'headOther', 'observer'],
    house: true,
    input: () => ({ email: `another-${randomUUID()}@example.org` }),
    own: ['email'],
  },
  // A link that opens nothing; what one confirms is tested with the addresses.
  'accounts.confirmAccountAddress': { may: 'nobody', house: true, input: () => ({ token: 'none' }) },
  'accounts.createAdministrator': {
    may: 'nobody',
    house: true,
    input: () => ({ code: 'ABCD-EFGH-JKLM', name: 'New Person', email: 'first@example.org' }),
  },
  'accounts.nameAdministrator': {
    may: ['administrator'],
    house: true,
    input: ({ tag }) => ({ email: `next-administrator-${tag}@example.org`, name: 'Next Administrator' }),
    own: ['email'],
  },
  'accounts.withdrawAdministrator': {
    may: ['administrator'],
    house: true,
    input: (side) => ({
      grant: side.ids.administrates,
      version: '1',
      reason: 'The secretariat has changed hands.',
    }),
    // Administrators are of the house and of no side.
    own: ['grant'],
  },
  'accounts.grantRole': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      email: 'new.chair@example.org',
      name: 'New Chair',
      role: 'chair',
    }),
  },
  'accounts.withdrawRole': {
    may: ORGANIZERS,
    input: (side) => ({ conferenceId: side.meeting.id, grant: side.ids.grant, version: '1' }),
  },
};
