import type { Destination } from '@/platform/search';

export const TOPIC_DESTINATIONS: readonly Destination[] = [
  { kind: 'page', title: 'topics.edit', path: '/topics/edit', may: 'topic.edit' },
];
