import type { Destination } from '@/platform/search';

/** The pages of what becomes of what was adopted. */
export const IMPLEMENTATION_DESTINATIONS: readonly Destination[] = [
  { kind: 'page', title: 'implementation.title', path: '/implementation', may: 'implementation.see' },
];
