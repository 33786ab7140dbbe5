import type { Classification, DocumentPart, DocumentReader, UploadedKind } from '@/domain/documents';
import type { Locale, LocalText } from '@/domain/local-text';

/** What a document says, a line for each paragraph, in the languages in which it is there. */
type Paragraphs = Partial<Record<Exclude<Locale, 'ar'>, readonly string[]>>;

export type SampleDocument = {
  /** behind the symbol of the conference; of a part, that of its document */
  symbol: string;
  part?: DocumentPart;
  kind: UploadedKind;
  title: LocalText;
  classification: Classification;
  readers?: DocumentReader[];
  belongsTo?: { item: number } | { session: string };
  /** days before the first session; or from the close of the conference on */
  released: number | 'closed';
  original: Exclude<Locale, 'ar'>;
  says: Paragraphs;
};

/** The documents of the Conference, those that belong to another behind it. */
export const DOCUMENTS: SampleDocument[] = [
  {
    symbol: 'DOC/2',
    kind: 'draft',
    title: {
      en: 'Draft recommendations, measures and mandates',
      fr: 'Projets de recommandations, de mesures et de mandats',
      es: 'Proyectos de recomendaciones, medidas y mandatos',
      ar: 'مشاريع التوصيات والتدابير والولايات',
    },
    classification: 'public',
    belongsTo: { item: 11 },
    released: 10,
    original: 'en',
    says: {
      en: [
        'This document brings together the draft texts that the secretariat received from member countries before the Conference.',
        'Drug trafficking: the Organization is asked to unify the regional and global response to drug trafficking and linked crime.',
        'Environmental crime: greater action is encouraged against illegal online wildlife markets, and against illegal mining, forestry crime, illegal waste and fisheries crime.',
        'Cybercrime: more use is recommended of the tools of the Organization to prevent, detect, investigate and disrupt cybercrime.',
        'The third plenary considers the texts. What it does not decide is left open for the vote after the Conference.',
      ],
      fr: [
        'Le présent document réunit les projets de texte que le secrétariat a reçus des pays membres avant la Conférence.',
        'Trafic de drogues : l’Organisation est invitée à unifier la réponse régionale et mondiale au trafic de drogues et aux infractions liées.',
        'Criminalité environnementale : une action renforcée est encouragée contre les marchés illicites d’espèces sauvages en ligne, l’exploitation minière illicite, la criminalité forestière, les déchets illicites et la criminalité liée à la pêche.',
        'Cybercriminalité : il est recommandé de recourir davantage aux outils de l’Organisation pour prévenir, détecter, enquêter et perturber.',
        'La troisième séance plénière examine les textes. Ce qu’elle ne décide pas reste ouvert pour le vote qui suit la Conférence.',
      ],
      es: [
        'El presente documento reúne los proyectos de texto que la secretaría recibió de los países miembros antes de la Conferencia.',
        'Tráfico de drogas: se pide a la Organización que unifique la respuesta regional y mundial al tráfico de drogas y a los delitos vinculados.',
        'Delitos contra el medio ambiente: se alienta una acción reforzada contra los mercados ilícitos de vida silvestre en línea, la minería ilegal, los delitos forestales, los residuos ilícitos y los delitos pesqueros.',
        'Ciberdelincuencia: se recomienda utilizar más las herramientas de la Organización para prevenir, detectar, investigar y desarticular.',
        'La tercera sesión plenaria examina los textos. Lo que no decida queda abierto para la votación posterior a la Conferencia.',
      ],
    },
  },
  {
    symbol: 'DOC/2',
    part: 'revision',
    kind: 'draft',
    title: {
      en: 'Draft recommendations, measures and mandates, revised',
      fr: 'Projets de recommandations, de mesures et de mandats, version révisée',
      es: 'Proyectos de recomendaciones, medidas y mandatos, versión revisada',
      ar: 'مشاريع التوصيات والتدابير والولايات، صيغة منقحة',
    },
    classification: 'public',
    belongsTo: { item: 11 },
    released: 4,
    original: 'en',
    says: {
      en: [
        'This revision takes the place of the document before it.',
        'Terrorism and organized crime: three measures were added, on the exchange of data, on chemical and improvised-explosive incidents, and on biometrics and financial information in databases and alerts.',
      ],
      fr: [
        'La présente révision remplace le document précédent.',
        'Terrorisme et criminalité organisée : trois mesures ont été ajoutées, sur l’échange de données, sur les incidents chimiques et les engins explosifs improvisés, et sur la biométrie et les informations financières dans les bases de données et les alertes.',
      ],
    },
  },
  {
    symbol: 'DOC/3',
    kind: 'workingPaper',
    title: {
      en: 'Firearms trafficking and violent crime: questions for the working group',
      fr: 'Trafic d’armes à feu et criminalité violente : questions au groupe de travail',
      es: 'Tráfico de armas de fuego y delincuencia violenta: preguntas para el grupo de trabajo',
      ar: 'الاتجار بالأسلحة النارية وجرائم العنف: أسئلة للفريق العامل',
    },
    classification: 'public',
    belongsTo: { session: 'working-group-firearms' },
    released: 6,
    original: 'es',
    says: {
      es: [
        '¿De dónde proceden las armas de fuego que alimentan la delincuencia violenta en la región?',
        '¿Qué datos pueden intercambiar los países desde hoy, y cuáles necesitan una base jurídica nueva?',
        '¿Qué apoyo esperan los países de la Organización?',
      ],
      en: [
        'Where do the firearms come from that feed violent crime in the region?',
        'Which data can countries exchange from today on, and which need a new legal basis?',
        'What support do countries expect from the Organization?',
      ],
    },
  },
  {
    symbol: 'INF/1',
    kind: 'informationNote',
    title: {
      en: 'Information for participants',
      fr: 'Informations à l’intention des participants',
      es: 'Información para los participantes',
      ar: 'معلومات للمشاركين',
    },
    classification: 'participants',
    released: 21,
    original: 'en',
    says: {
      en: [
        'Badges are handed out at the entrance from the day before the opening, against a passport or an official card.',
        'Sessions are heard in English, French, Spanish and Arabic in the plenary hall.',
        'The secretariat answers questions at the desk beside the plenary hall.',
      ],
      fr: [
        'Les badges sont remis à l’entrée à partir de la veille de l’ouverture, sur présentation d’un passeport ou d’une carte officielle.',
        'Dans la salle plénière, les séances sont interprétées en anglais, en arabe, en espagnol et en français.',
        'Le secrétariat répond aux questions au bureau situé à côté de la salle plénière.',
      ],
      es: [
        'Las credenciales se entregan en la entrada desde la víspera de la apertura, previa presentación de un pasaporte o de una tarjeta oficial.',
        'En la sala de plenarias, las sesiones se interpretan en árabe, español, francés e inglés.',
        'La secretaría responde a las preguntas en la mesa situada junto a la sala de plenarias.',
      ],
    },
  },
  {
    symbol: 'INF/2',
    kind: 'informationNote',
    title: {
      en: 'Conduct of business: notes for chairs and rapporteurs',
      fr: 'Conduite des débats : notes à l’intention des présidents et des rapporteurs',
      es: 'Dirección de los debates: notas para presidentes y relatores',
      ar: 'إدارة المناقشات: ملاحظات للرؤساء والمقررين',
    },
    classification: 'restricted',
    readers: ['chair', 'rapporteur'],
    released: 14,
    original: 'en',
    says: {
      en: [
        'Consensus is sought first. A delegation that does not join it is asked whether it objects, or accepts the text with a reservation.',
        'The rapporteur numbers each paragraph of the notes once. A number stays, also when its paragraph is struck.',
      ],
      fr: [
        'Le consensus est recherché d’abord. À la délégation qui ne s’y joint pas, il est demandé si elle s’y oppose ou si elle accepte le texte avec une réserve.',
        'Le rapporteur numérote une seule fois chaque paragraphe des notes. Le numéro demeure, même lorsque le paragraphe est biffé.',
      ],
    },
  },
  {
    symbol: 'DOC/4',
    kind: 'finalReport',
    title: {
      en: 'Final report of the Conference',
      fr: 'Rapport final de la Conférence',
      es: 'Informe final de la Conferencia',
      ar: 'التقرير النهائي للمؤتمر',
    },
    classification: 'public',
    released: 'closed',
    original: 'en',
    says: {
      en: [
        'The Conference adopted seven texts: one mandate, three recommendations and three measures.',
        'It left other texts open. Member countries decide on them by vote or by silence after the Conference.',
        'What was adopted is forwarded to the General Assembly.',
      ],
      fr: [
        'La Conférence a adopté sept textes : un mandat, trois recommandations et trois mesures.',
        'Elle en a laissé d’autres ouverts. Les pays membres en décident par vote ou par silence après la Conférence.',
        'Ce qui a été adopté est transmis à l’Assemblée générale.',
      ],
      es: [
        'La Conferencia aprobó siete textos: un mandato, tres recomendaciones y tres medidas.',
        'Dejó otros abiertos. Los países miembros deciden sobre ellos por votación o por silencio después de la Conferencia.',
        'Lo aprobado se remite a la Asamblea General.',
      ],
    },
  },
];
