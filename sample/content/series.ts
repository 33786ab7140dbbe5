import type { Locale, LocalText } from '@/domain/local-text';

export type SampleConference = {
  slug: string;
  symbol: string;
  ordinal: number | null;
  region: 'americas' | 'europe' | 'africa' | 'asia';
  title: LocalText;
  /** the languages that it works in, the original first; all four where they are not named */
  languages?: Locale[];
  originalLanguage?: Locale;
  /** ISO 3166-1 alpha-2; null while the host is to be announced. */
  hostCountry: string | null;
  hostCity: LocalText | null;
  /** IANA name; the source gives no city for three of the four, so theirs is the host's capital, or UTC. */
  timeZone: string;
  /** Local calendar date of the first day; null where the source names the month only. */
  firstDay: string | null;
  days: number | null;
  summary: LocalText;
};

export const SERIES = {
  slug: 'centenary-year',
  title: {
    en: 'Regional conferences of the Centenary year',
    fr: 'Conférences régionales de l’année du Centenaire',
    es: 'Conferencias regionales del año del Centenario',
    ar: 'المؤتمرات الإقليمية لسنة الذكرى المئوية',
  },
} satisfies { slug: string; title: LocalText };

export const SAMPLE_SLUG = 'americas-25';

/** What the summary says while the Conference is still meeting. */
export const SUMMARY_DURING: LocalText = {
  en: 'Senior police officials of the region meet for three days in the Centenary year of the Organization. A regional conference makes recommendations, measures, mandates and decisions; it adopts no resolutions, and its recommendations are forwarded to the General Assembly. The persons, the notes and the proposals are a sample.',
  fr: 'De hauts responsables de police de la région se réunissent pendant trois jours en cette année du Centenaire de l’Organisation. Une conférence régionale formule des recommandations, des mesures, des mandats et des décisions ; elle n’adopte pas de résolutions, et ses recommandations sont transmises à l’Assemblée générale. Les personnes, les notes et les propositions sont celles d’une conférence modèle.',
  es: 'Altos responsables policiales de la región se reúnen durante tres días en el año del Centenario de la Organización. Una conferencia regional formula recomendaciones, medidas, mandatos y decisiones; no aprueba resoluciones, y sus recomendaciones se remiten a la Asamblea General. Las personas, las notas y las propuestas son las de una conferencia modelo.',
  ar: 'يجتمع كبار المسؤولين في أجهزة الشرطة في الإقليم على مدى ثلاثة أيام في سنة الذكرى المئوية للمنظمة. ويصدر المؤتمر الإقليمي توصيات وتدابير وتكليفات ومقررات، ولا يعتمد قرارات، بل تُحال توصياته إلى الجمعية العامة. أما الأشخاص والمحاضر والمقترحات فبيانات نموذجية.',
};

export const CONFERENCES: SampleConference[] = [
  {
    slug: SAMPLE_SLUG,
    symbol: 'AMERICAS-25',
    ordinal: 25,
    region: 'americas',
    title: {
      en: '25th Americas Regional Conference',
      fr: '25e Conférence régionale des Amériques',
      es: '25.ª Conferencia Regional de las Américas',
      ar: 'المؤتمر الإقليمي الخامس والعشرون للأمريكتين',
    },
    hostCountry: 'CL',
    hostCity: { en: 'Santiago', fr: 'Santiago', es: 'Santiago', ar: 'سانتياغو' },
    timeZone: 'America/Santiago',
    firstDay: '2023-03-21',
    days: 3,
    summary: {
      en: 'About 100 senior police officials from 37 countries met for three days in the Centenary year of the Organization. The Conference closed with seven outcomes: a mandate, three recommendations and three measures. A regional conference adopts no resolutions; its recommendations are forwarded to the General Assembly. The persons, the notes and the proposals put to the vote are a sample.',
      fr: 'Une centaine de hauts responsables de police venus de 37 pays se sont réunis pendant trois jours en cette année du Centenaire de l’Organisation. La Conférence s’est achevée sur sept textes : un mandat, trois recommandations et trois mesures. Une conférence régionale n’adopte pas de résolutions ; ses recommandations sont transmises à l’Assemblée générale. Les personnes, les notes et les propositions mises aux voix sont celles d’une conférence modèle.',
      es: 'Cerca de cien altos responsables policiales de 37 países se reunieron durante tres días en el año del Centenario de la Organización. La Conferencia concluyó con siete textos: un mandato, tres recomendaciones y tres medidas. Una conferencia regional no aprueba resoluciones; sus recomendaciones se remiten a la Asamblea General. Las personas, las notas y las propuestas sometidas a votación son las de una conferencia modelo.',
      ar: 'اجتمع نحو مائة من كبار المسؤولين في أجهزة الشرطة من 37 بلدًا على مدى ثلاثة أيام في سنة الذكرى المئوية للمنظمة. وخلص المؤتمر إلى سبعة نصوص: تكليف واحد وثلاث توصيات وثلاثة تدابير. ولا يعتمد المؤتمر الإقليمي قرارات، بل تُحال توصياته إلى الجمعية العامة. أما الأشخاص والمحاضر والمقترحات المطروحة للتصويت فبيانات نموذجية.',
    },
  },
  {
    slug: 'europe-centenary',
    symbol: 'EUROPE-CENTENARY',
    ordinal: null,
    region: 'europe',
    languages: ['en', 'fr'],
    originalLanguage: 'en',
    title: { en: 'European Regional Conference', fr: 'Conférence régionale européenne', es: '', ar: '' },
    hostCountry: 'MK',
    hostCity: null,
    timeZone: 'Europe/Skopje',
    firstDay: null,
    days: null,
    summary: {
      en: 'Held in May of the Centenary year. The days are not recorded here.',
      fr: 'Tenue en mai de l’année du Centenaire. Les jours exacts ne sont pas consignés ici.',
      es: '',
      ar: '',
    },
  },
  {
    slug: 'africa-centenary',
    symbol: 'AFRICA-CENTENARY',
    ordinal: null,
    region: 'africa',
    title: {
      en: 'African Regional Conference',
      fr: 'Conférence régionale africaine',
      es: 'Conferencia Regional Africana',
      ar: 'المؤتمر الإقليمي لأفريقيا',
    },
    hostCountry: 'AO',
    hostCity: null,
    timeZone: 'Africa/Luanda',
    firstDay: null,
    days: null,
    summary: {
      en: 'Held in October of the Centenary year. The days are not recorded here.',
      fr: 'Tenue en octobre de l’année du Centenaire. Les jours exacts ne sont pas consignés ici.',
      es: 'Celebrada en octubre del año del Centenario. Los días exactos no constan aquí.',
      ar: 'عُقد في أكتوبر من سنة الذكرى المئوية. ولا ترد هنا أيامه بالتحديد.',
    },
  },
  {
    slug: 'asia-centenary',
    symbol: 'ASIA-CENTENARY',
    ordinal: null,
    region: 'asia',
    title: {
      en: 'Asian Regional Conference',
      fr: 'Conférence régionale asiatique',
      es: 'Conferencia Regional Asiática',
      ar: 'المؤتمر الإقليمي لآسيا',
    },
    hostCountry: null,
    hostCity: null,
    timeZone: 'UTC',
    firstDay: null,
    days: null,
    summary: {
      en: 'Host and dates to be announced.',
      fr: 'Hôte et dates à annoncer.',
      es: 'Anfitrión y fechas por anunciar.',
      ar: 'يُعلن عن البلد المضيف والمواعيد لاحقًا.',
    },
  },
];
