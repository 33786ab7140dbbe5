import type { Destination } from '@/platform/search';

export const CREDENTIALS_DESTINATIONS: readonly Destination[] = [
  { kind: 'page', title: 'credentials.title', path: '/credentials', may: 'credentialsReport.see' },
];
