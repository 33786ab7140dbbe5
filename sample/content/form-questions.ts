import type { FormKind, FormReaders } from '@/domain/form-questions';
import type { LocalText } from '@/domain/local-text';

type SampleQuestion = {
  kind: FormKind;
  readers: FormReaders;
  required: boolean;
  label: LocalText;
  hint: LocalText | null;
  options: LocalText[];
  /** for how many days after the conference its answers are kept; null: as long as its record */
  keptDays: number | null;
};

/** What the conference asks of everybody who registers, beside what the house asks. */
export const FORM_QUESTIONS: SampleQuestion[] = [
  {
    kind: 'choice',
    readers: 'organizers',
    keptDays: 30,
    required: true,
    label: {
      en: 'Which meals should be prepared for you?',
      fr: 'Quels repas faut-il prévoir pour vous\u202f?',
      es: '¿Qué comidas deben prepararse para usted?',
      ar: 'أي وجبات ينبغي إعدادها لكم؟',
    },
    hint: null,
    options: [
      { en: 'All meals', fr: 'Tous les repas', es: 'Todas las comidas', ar: 'جميع الوجبات' },
      { en: 'Vegetarian', fr: 'Végétariens', es: 'Vegetarianas', ar: 'نباتية' },
      { en: 'Without gluten', fr: 'Sans gluten', es: 'Sin gluten', ar: 'خالية من الغلوتين' },
    ],
  },
  {
    kind: 'date',
    readers: 'delegation',
    keptDays: null,
    required: true,
    label: {
      en: 'On which day do you arrive in Santiago?',
      fr: 'Quel jour arrivez-vous à Santiago\u202f?',
      es: '¿Qué día llega a Santiago?',
      ar: 'في أي يوم تصلون إلى سانتياغو؟',
    },
    hint: {
      en: 'The host meets each flight at the airport.',
      fr: 'Le pays hôte accueille chaque vol à l’aéroport.',
      es: 'El anfitrión recibe cada vuelo en el aeropuerto.',
      ar: 'يستقبل البلد المضيف كل رحلة في المطار.',
    },
    options: [],
  },
  {
    kind: 'yesNo',
    readers: 'delegation',
    keptDays: null,
    required: false,
    label: {
      en: 'Do you need interpretation in bilateral meetings?',
      fr: 'Avez-vous besoin d’interprétation lors des réunions bilatérales\u202f?',
      es: '¿Necesita interpretación en las reuniones bilaterales?',
      ar: 'هل تحتاجون إلى ترجمة شفوية في الاجتماعات الثنائية؟',
    },
    hint: null,
    options: [],
  },
];
