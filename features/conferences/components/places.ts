import { type Actor, seatsIn } from '@/domain/actor';
import { can } from '@/domain/permissions';

type Conference = { id: string };
type Named =
  | 'conference'
  | 'overview'
  | 'agenda'
  | 'outcomes'
  | 'ballots'
  | 'communique'
  | 'registration'
  | 'ownDelegation'
  | 'delegations'
  | 'accreditation'
  | 'settings'
  | 'suspensions'
  | 'me';
/** Words: `frame.nav.<key>`; `g` and its letter lead there, one letter for one place of what a viewer may open. */
export type Place = { key: Named; path: string; letter: string; exact?: boolean };

/** Where the viewer may go in a conference, in the order of the navigation. */
export function conferencePlaces(viewer: Actor, { id }: Conference): Place[] {
  const thing = { conferenceId: id };
  const seats = seatsIn(viewer, id);
  const own = seats.find((s) => s.capacity === 'focalPoint' || s.capacity === 'head');
  const places: (Place & { when: boolean })[] = [
    { key: 'conference', path: '', letter: 'c', exact: true, when: true },
    { key: 'overview', path: '/overview', letter: 'v', when: can(viewer, 'conference.overview', thing) },
    { key: 'agenda', path: '/agenda', letter: 'a', when: true },
    { key: 'outcomes', path: '/outcomes', letter: 'o', when: true },
    { key: 'ballots', path: '/ballots', letter: 'b', when: true },
    { key: 'communique', path: '/communique', letter: 'q', when: true },
    {
      key: 'registration',
      path: '/registration',
      letter: 'r',
      when: seats.some((s) => s.participantId !== null),
    },
    {
      key: 'ownDelegation',
      path: `/delegations/${own?.delegationId}`,
      letter: 'd',
      when: own !== undefined && !can(viewer, 'delegation.list', thing),
    },
    { key: 'delegations', path: '/delegations', letter: 'd', when: can(viewer, 'delegation.list', thing) },
    {
      key: 'accreditation',
      path: '/accreditation',
      letter: 't',
      when: can(viewer, 'registration.decide', thing),
    },
    { key: 'settings', path: '/settings', letter: 's', when: can(viewer, 'conference.edit', thing) },
    {
      key: 'suspensions',
      path: '/settings/suspensions',
      letter: 'u',
      when: can(viewer, 'suspension.write', thing) && !can(viewer, 'conference.edit', thing),
    },
    { key: 'me', path: '/me', letter: 'm', when: can(viewer, 'conference.takePart', thing) },
  ];
  return places.filter(({ when }) => when).map(({ when: _, ...destination }) => destination);
}
