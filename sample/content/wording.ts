import type { LocalText } from '@/domain/local-text';

/**
 * Action verbs and addressees of operative paragraphs. Verb, addressee and text read on as one sentence in
 * each language, so an addressee carries the preposition or article that its verb governs.
 */
export const VERBS = {
  mandates: { en: 'Mandates', fr: 'Charge', es: 'Encomienda', ar: 'يكلّف' },
  encourages: { en: 'Encourages', fr: 'Encourage', es: 'Alienta', ar: 'يشجّع' },
  supports: { en: 'Supports', fr: 'Appuie', es: 'Apoya', ar: 'يؤيّد' },
  invites: { en: 'Invites', fr: 'Invite', es: 'Invita', ar: 'يدعو' },
  requests: { en: 'Requests', fr: 'Prie', es: 'Solicita', ar: 'يطلب إلى' },
  recommends: { en: 'Recommends that', fr: 'Recommande', es: 'Recomienda', ar: 'يوصي' },
  decides: { en: 'Decides that', fr: 'Décide que', es: 'Decide que', ar: 'يقرر أن تقوم' },
} satisfies Record<string, LocalText>;

export const ADDRESSEES = {
  members: {
    en: 'member countries',
    fr: 'les pays membres',
    es: 'a los países miembros',
    ar: 'البلدان الأعضاء',
  },
  toMembers: {
    en: 'member countries',
    fr: 'aux pays membres',
    es: 'a los países miembros',
    ar: 'البلدان الأعضاء',
  },
  bureaus: {
    en: 'National Central Bureaus',
    fr: 'les Bureaux centraux nationaux',
    es: 'a las Oficinas Centrales Nacionales',
    ar: 'المكاتب المركزية الوطنية',
  },
  organization: {
    en: 'the Organization',
    fr: 'l’Organisation',
    es: 'a la Organización',
    ar: 'المنظمة',
  },
  secretariat: {
    en: 'the General Secretariat',
    fr: 'le Secrétariat général',
    es: 'a la Secretaría General',
    ar: 'الأمانة العامة',
  },
  bureausSubject: {
    en: 'National Central Bureaus',
    fr: 'les Bureaux centraux nationaux',
    es: 'las Oficinas Centrales Nacionales',
    ar: 'المكاتب المركزية الوطنية',
  },
} satisfies Record<string, LocalText>;

export type VerbKey = keyof typeof VERBS;
export type AddresseeKey = keyof typeof ADDRESSEES;
