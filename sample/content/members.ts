import type { Locale } from '@/domain/local-text';

/** Members of the region: ISO 3166-1 alpha-2, and the conference languages in which each works. */
export const MEMBERS: { code: string; languages: Locale[] }[] = [
  { code: 'AG', languages: ['en'] },
  { code: 'AR', languages: ['es'] },
  { code: 'AW', languages: ['en', 'es'] },
  { code: 'BB', languages: ['en'] },
  { code: 'BO', languages: ['es'] },
  { code: 'BR', languages: ['en', 'es'] },
  { code: 'BS', languages: ['en'] },
  { code: 'BZ', languages: ['en'] },
  { code: 'CA', languages: ['en', 'fr'] },
  { code: 'CL', languages: ['es'] },
  { code: 'CO', languages: ['es'] },
  { code: 'CR', languages: ['es'] },
  { code: 'CU', languages: ['es'] },
  { code: 'CW', languages: ['en', 'es'] },
  { code: 'DM', languages: ['en'] },
  { code: 'DO', languages: ['es'] },
  { code: 'EC', languages: ['es'] },
  { code: 'GD', languages: ['en'] },
  { code: 'GT', languages: ['es'] },
  { code: 'GY', languages: ['en'] },
  { code: 'HN', languages: ['es'] },
  { code: 'HT', languages: ['fr'] },
  { code: 'JM', languages: ['en'] },
  { code: 'KN', languages: ['en'] },
  { code: 'LC', languages: ['en'] },
  { code: 'MX', languages: ['es'] },
  { code: 'NI', languages: ['es'] },
  { code: 'PA', languages: ['es'] },
  { code: 'PE', languages: ['es'] },
  { code: 'PY', languages: ['es'] },
  { code: 'SR', languages: ['en'] },
  { code: 'SV', languages: ['es'] },
  { code: 'SX', languages: ['en'] },
  { code: 'TT', languages: ['en'] },
  { code: 'US', languages: ['en'] },
  { code: 'UY', languages: ['es'] },
  { code: 'VC', languages: ['en'] },
  { code: 'VE', languages: ['es'] },
];

export const HOST = 'CL';

/** A member from outside the region: attends, does not vote. */
export const OUT_OF_REGION: { code: string; languages: Locale[] } = { code: 'ES', languages: ['es'] };

/** Observer organizations that sent a delegation. */
export const OBSERVERS: { name: string; languages: Locale[] }[] = [
  { name: 'AMERIPOL', languages: ['es'] },
  { name: 'CARICOM IMPACS', languages: ['en'] },
  { name: 'UNODC', languages: ['en', 'fr', 'es', 'ar'] },
  { name: 'World Customs Organization', languages: ['fr', 'en'] },
];

/** The delegation of the General Secretariat, which serves the Conference. */
export const SECRETARIAT = {
  name: 'INTERPOL General Secretariat',
  languages: ['en', 'fr', 'es', 'ar'] as Locale[],
};
