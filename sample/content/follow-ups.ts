import type { ImplementationState } from '@/domain/implementation';
import type { Locale } from '@/domain/local-text';

type SampleFollowUp = {
  /** Key of the outcome. */
  outcome: string;
  /** How many members answer in the first round; in each one after it some more do. */
  answers: number;
  /** The first member to have done it shows so by a document. */
  evidence?: true;
};

/** The outcomes that are followed up, with how many members answer. */
export const FOLLOW_UPS: SampleFollowUp[] = [
  { outcome: 'drug-trafficking-mandate', answers: 9, evidence: true },
  { outcome: 'wildlife-markets', answers: 5 },
];

/** Days that members have for a report, and months from one round to the next. */
export const ROUND_DAYS = 60;
export const ROUND_MONTHS = 12;

/** Why the rounds of years ago are followed by one that runs now. */
export const ASKED_ANEW = 'Sample data: the next regional conference takes up the replies.';

/** The document that the first member to have done it hands in, in a language in which it works. */
export const EVIDENCE: Record<Exclude<Locale, 'ar'>, { head: string; title: string; says: string[] }> = {
  en: {
    head: 'Sample data',
    title: 'Standing orders of the National Central Bureau: extract',
    says: [
      'A national contact for drug trafficking and linked crime is on duty at all times.',
      'Requests of other members are answered within three working days.',
      'The Bureau reports once a year on what was asked and answered.',
    ],
  },
  fr: {
    head: 'Donnée de modèle',
    title: 'Instructions permanentes du Bureau central national : extrait',
    says: [
      'Un point de contact national pour le trafic de drogues et les infractions liées est joignable en permanence.',
      'Les demandes des autres membres reçoivent une réponse dans les trois jours ouvrables.',
      'Le Bureau rend compte une fois par an des demandes reçues et des réponses données.',
    ],
  },
  es: {
    head: 'Dato de modelo',
    title: 'Instrucciones permanentes de la Oficina Central Nacional: extracto',
    says: [
      'Un punto de contacto nacional para el tráfico de drogas y los delitos vinculados está disponible en todo momento.',
      'Las solicitudes de otros miembros se responden en un plazo de tres días hábiles.',
      'La Oficina informa una vez al año de lo solicitado y de lo respondido.',
    ],
  },
};

/** What a member writes with a state, in a language in which it works. */
export const REPORTED: Record<ImplementationState, Record<Exclude<Locale, 'ar'>, string>> = {
  notStarted: {
    en: 'Sample data: the ministries concerned are being consulted.',
    fr: 'Donnée de modèle : les ministères concernés sont consultés.',
    es: 'Dato de modelo: se está consultando a los ministerios competentes.',
  },
  inProgress: {
    en: 'Sample data: a national contact was named and the first exchange took place.',
    fr: 'Donnée de modèle : un point de contact national a été désigné et un premier échange a eu lieu.',
    es: 'Dato de modelo: se designó un punto de contacto nacional y tuvo lugar el primer intercambio.',
  },
  done: {
    en: 'Sample data: it is part of the standing orders of the National Central Bureau.',
    fr: 'Donnée de modèle : cela fait partie des instructions permanentes du Bureau central national.',
    es: 'Dato de modelo: forma parte de las instrucciones permanentes de la Oficina Central Nacional.',
  },
  notApplicable: {
    en: 'Sample data: the law of the country leaves this to another authority.',
    fr: 'Donnée de modèle : la loi du pays confie cette matière à une autre autorité.',
    es: 'Dato de modelo: la ley del país encomienda esta materia a otra autoridad.',
  },
};
