import { type Actor, seatsIn } from '@/domain/actor';
import { can } from '@/domain/permissions';

type NavConference = { id: string };
type NavKey =
  | 'conference'
  | 'overview'
  | 'agenda'
  | 'outcomes'
  | 'ballots'
  | 'communique'
  | 'documents'
  | 'registration'
  | 'ownDelegation'
  | 'delegations'
  | 'accreditation'
  | 'settings'
  | 'record'
  | 'suspensions'
  | 'me';
/** Words: `frame.nav.<key>`; `g` and its letter lead there, one letter for one place of what a viewer may open. */
export type NavPlace = {
  key: NavKey;
  path: string;
  letter: string;
  exact?: boolean;
  /** the lower, the more it is what a person comes for: the last ones give way where the bar has no room for all */
  rank: number;
};

/** Where the viewer may go in a conference, in the order of the navigation. */
export function conferencePlaces(viewer: Actor, { id }: NavConference): NavPlace[] {
  const thing = { conferenceId: id };
  const seats = seatsIn(viewer, id);
  const own = seats.find((s) => s.capacity === 'focalPoint' || s.capacity === 'head');
  const places: (NavPlace & { when: boolean })[] = [
    { key: 'conference', path: '', letter: 'c', rank: 10, exact: true, when: true },
    {
      key: 'overview',
      path: '/overview',
      letter: 'v',
      rank: 2,
      when: can(viewer, 'conference.overview', thing),
    },
    { key: 'agenda', path: '/agenda', letter: 'a', rank: 4, when: true },
    { key: 'outcomes', path: '/outcomes', letter: 'o', rank: 7, when: true },
    { key: 'ballots', path: '/ballots', letter: 'b', rank: 6, when: true },
    { key: 'documents', path: '/documents', letter: 'p', rank: 8, when: true },
    { key: 'communique', path: '/communique', letter: 'q', rank: 9, when: true },
    {
      key: 'registration',
      path: '/registration',
      letter: 'r',
      rank: 8,
      when: seats.some((s) => s.participantId !== null),
    },
    {
      key: 'ownDelegation',
      path: `/delegations/${own?.delegationId}`,
      letter: 'd',
      rank: 5,
      when: own !== undefined && !can(viewer, 'delegation.list', thing),
    },
    {
      key: 'delegations',
      path: '/delegations',
      letter: 'd',
      rank: 3,
      when: can(viewer, 'delegation.list', thing),
    },
    {
      key: 'accreditation',
      path: '/accreditation',
      letter: 't',
      rank: 1,
      when: can(viewer, 'registration.decide', thing),
    },
    {
      key: 'settings',
      path: '/settings',
      letter: 's',
      rank: 11,
      when: can(viewer, 'conference.edit', thing),
    },
    {
      key: 'suspensions',
      path: '/settings/suspensions',
      letter: 'u',
      rank: 12,
      when: can(viewer, 'suspension.write', thing) && !can(viewer, 'conference.edit', thing),
    },
    { key: 'record', path: '/record', letter: 'l', rank: 13, when: can(viewer, 'event.read', thing) },
    { key: 'me', path: '/me', letter: 'm', rank: 0, when: can(viewer, 'conference.takePart', thing) },
  ];
  return places.filter(({ when }) => when).map(({ when: _, ...destination }) => destination);
}
