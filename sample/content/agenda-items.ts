import type { LocalText } from '@/domain/local-text';
import type { TopicKey } from './topics';

/** The agenda as adopted at the first plenary; `number` is the agenda item's number. */
export const AGENDA_ITEMS: { number: number; title: LocalText; topics?: TopicKey[] }[] = [
  {
    number: 1,
    title: {
      en: 'Opening of the Conference and election of the bureau',
      fr: 'Ouverture de la Conférence et élection du bureau',
      es: 'Apertura de la Conferencia y elección de la Mesa',
      ar: 'افتتاح المؤتمر وانتخاب هيئة المكتب',
    },
  },
  {
    number: 2,
    title: {
      en: 'Adoption of the agenda and of the order of business',
      fr: 'Adoption de l’ordre du jour et du programme des travaux',
      es: 'Aprobación del orden del día y del programa de trabajo',
      ar: 'إقرار جدول الأعمال وبرنامج العمل',
    },
  },
  {
    number: 3,
    title: {
      en: 'Credentials of delegations',
      fr: 'Pouvoirs des délégations',
      es: 'Credenciales de las delegaciones',
      ar: 'وثائق تفويض الوفود',
    },
  },
  {
    number: 4,
    topics: ['drug-trafficking'],
    title: {
      en: 'Drug trafficking and linked crime: a unified regional and global response',
      fr: 'Trafic de drogues et infractions liées : une réponse régionale et mondiale unifiée',
      es: 'Tráfico de drogas y delitos vinculados: una respuesta regional y mundial unificada',
      ar: 'الاتجار بالمخدرات والجرائم المرتبطة به: استجابة إقليمية وعالمية موحدة',
    },
  },
  {
    number: 5,
    topics: ['firearms', 'violent-crime'],
    title: {
      en: 'Firearms trafficking and violent crime',
      fr: 'Trafic d’armes à feu et criminalité violente',
      es: 'Tráfico de armas de fuego y delincuencia violenta',
      ar: 'الاتجار بالأسلحة النارية وجرائم العنف',
    },
  },
  {
    number: 6,
    topics: ['money-laundering'],
    title: {
      en: 'Money laundering and the profits of trafficking',
      fr: 'Blanchiment d’argent et profits du trafic',
      es: 'Blanqueo de dinero y ganancias del tráfico',
      ar: 'غسل الأموال وأرباح الاتجار',
    },
  },
  {
    number: 7,
    topics: ['environmental-crime'],
    title: {
      en: 'Environmental crime',
      fr: 'Criminalité environnementale',
      es: 'Delitos contra el medio ambiente',
      ar: 'الجرائم البيئية',
    },
  },
  {
    number: 8,
    topics: ['terrorism-organized-crime'],
    title: {
      en: 'Terrorism and organized crime',
      fr: 'Terrorisme et criminalité organisée',
      es: 'Terrorismo y delincuencia organizada',
      ar: 'الإرهاب والجريمة المنظمة',
    },
  },
  {
    number: 9,
    topics: ['cybercrime'],
    title: { en: 'Cybercrime', fr: 'Cybercriminalité', es: 'Ciberdelincuencia', ar: 'الجريمة السيبرانية' },
  },
  {
    number: 10,
    title: {
      en: 'The Centenary year and the series of regional conferences',
      fr: 'L’année du Centenaire et la série de conférences régionales',
      es: 'El año del Centenario y la serie de conferencias regionales',
      ar: 'سنة الذكرى المئوية وسلسلة المؤتمرات الإقليمية',
    },
  },
  {
    number: 11,
    title: {
      en: 'Consideration of draft recommendations, measures and mandates',
      fr: 'Examen des projets de recommandations, de mesures et de mandats',
      es: 'Examen de los proyectos de recomendaciones, medidas y mandatos',
      ar: 'النظر في مشاريع التوصيات والتدابير والتكليفات',
    },
  },
  {
    number: 12,
    title: {
      en: 'Matters left open for the post-conference vote; forwarding to the General Assembly',
      fr: 'Questions laissées en suspens pour le vote postérieur à la Conférence ; transmission à l’Assemblée générale',
      es: 'Asuntos pendientes de la votación posterior a la Conferencia; remisión a la Asamblea General',
      ar: 'المسائل المتروكة للتصويت اللاحق للمؤتمر؛ الإحالة إلى الجمعية العامة',
    },
  },
  {
    number: 13,
    title: {
      en: 'Communiqué and closing of the Conference',
      fr: 'Communiqué et clôture de la Conférence',
      es: 'Comunicado y clausura de la Conferencia',
      ar: 'البيان الختامي واختتام المؤتمر',
    },
  },
];
