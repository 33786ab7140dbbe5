import type { Destination } from '@/platform/search';

/** The pages and acts of what needs a second person. */
export const PROPOSAL_DESTINATIONS: readonly Destination[] = [
  {
    kind: 'page',
    title: 'proposals.setting.title',
    path: '/settings/second-person',
    may: 'secondPerson.set',
  },
];
