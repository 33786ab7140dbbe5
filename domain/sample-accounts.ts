import type { Locale } from '@/domain/local-text';

/**
 * The doors of "continue as", by key. Each account's address is `<key>@sample.invalid` and exists only in
 * the sample; the name is an office, never a person.
 */
export const SAMPLE_ACCOUNTS = [
  { key: 'organizer', name: 'Organizer (sample)', locale: 'en' },
  { key: 'credentials-officer', name: 'Credentials officer (sample)', locale: 'en' },
  { key: 'chair', name: 'Chair (sample)', locale: 'es' },
  { key: 'rapporteur', name: 'Rapporteur (sample)', locale: 'en' },
  { key: 'head-of-delegation', name: 'Head of delegation (sample)', locale: 'en' },
  { key: 'delegate', name: 'Delegate (sample)', locale: 'en' },
  { key: 'observer', name: 'Observer (sample)', locale: 'en' },
  { key: 'focal-point', name: 'Focal point (sample)', locale: 'en' },
  { key: 'press-officer', name: 'Press officer (sample)', locale: 'en' },
  { key: 'administrator', name: 'Administrator (sample)', locale: 'en' },
] as const satisfies { key: string; name: string; locale: Locale }[];

export type SampleAccountKey = (typeof SAMPLE_ACCOUNTS)[number]['key'];

export const SAMPLE_DOMAIN = 'sample.invalid';

/** The address of one of the sample's accounts. */
export const sampleEmail = (key: SampleAccountKey): string => `${key}@${SAMPLE_DOMAIN}`;
