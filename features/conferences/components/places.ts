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
/** Words: `frame.nav.<key>`. */
export type Place = { key: Named; path: string; exact?: boolean };

/** Where the viewer may go in a conference, in the order of the navigation. */
export function conferencePlaces(viewer: Actor, { id }: Conference): Place[] {
  const thing = { conferenceId: id };
  const seats = seatsIn(viewer, id);
  const own = seats.find((s) => s.capacity === 'focalPoint' || s.capacity === 'head');
  const places: (Place & { when: boolean })[] = [
    { key: 'conference', path: '', exact: true, when: true },
    { key: 'overview', path: '/overview', when: can(viewer, 'conference.overview', thing) },
    { key: 'agenda', path: '/agenda', when: true },
    { key: 'outcomes', path: '/outcomes', when: true },
    { key: 'ballots', path: '/ballots', when: true },
    { key: 'communique', path: '/communique', when: true },
    {
      key: 'registration',
      path: '/registration',
      when: seats.some((s) => s.participantId !== null),
    },
    {
      key: 'ownDelegation',
      path: `/delegations/${own?.delegationId}`,
      when: own !== undefined && !can(viewer, 'delegation.list', thing),
    },
    { key: 'delegations', path: '/delegations', when: can(viewer, 'delegation.list', thing) },
    { key: 'accreditation', path: '/accreditation', when: can(viewer, 'registration.decide', thing) },
    { key: 'settings', path: '/settings', when: can(viewer, 'conference.edit', thing) },
    {
      key: 'suspensions',
      path: '/settings/suspensions',
      when: can(viewer, 'suspension.write', thing) && !can(viewer, 'conference.edit', thing),
    },
    { key: 'me', path: '/me', when: can(viewer, 'conference.takePart', thing) },
  ];
  return places.filter(({ when }) => when).map(({ key, path, exact }) => ({ key, path, exact }));
}
