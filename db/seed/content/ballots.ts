import type { LocalText } from '@/domain/local-text';
import type { RulesKey } from './rules';

/** What the electoral roll answers, by how many delegations; the delegations are drawn by lot. */
export type Answers = { for: number; against: number; abstain: number };

export type SampleBallot = {
  /** Key of the proposal put to the vote. */
  proposal: string;
  rules: RulesKey;
  procedure: 'vote' | 'silence';
  question: LocalText;
  /** Whole hours from now. */
  opens: number;
  closes: number;
  answers: Answers;
  /** How many of those who answered changed their vote once. */
  changed: number;
};

/** The post-conference ballots: one declared, one open, one silence procedure running. */
export const BALLOTS: SampleBallot[] = [
  {
    proposal: 'sample-yearly-review',
    rules: 'correspondence-two-thirds',
    procedure: 'vote',
    question: {
      en: 'Do you approve the yearly review of what became of the recommendations? (sample)',
      fr: 'Approuvez-vous l’examen annuel de la suite donnée aux recommandations ? (exemple)',
      es: '¿Aprueba el examen anual del curso dado a las recomendaciones? (muestra)',
      ar: 'هل توافقون على الاستعراض السنوي لما آلت إليه التوصيات؟ (نموذج)',
    },
    opens: -144,
    closes: -72,
    answers: { for: 24, against: 9, abstain: 4 },
    changed: 2,
  },
  {
    proposal: 'sample-exercises',
    rules: 'correspondence',
    procedure: 'vote',
    question: {
      en: 'Do you approve joint regional exercises against cybercrime? (sample)',
      fr: 'Approuvez-vous la tenue d’exercices régionaux conjoints contre la cybercriminalité ? (exemple)',
      es: '¿Aprueba la celebración de ejercicios regionales conjuntos contra la ciberdelincuencia? (muestra)',
      ar: 'هل توافقون على إجراء تمارين إقليمية مشتركة لمكافحة الجريمة السيبرانية؟ (نموذج)',
    },
    opens: -48,
    closes: 120,
    answers: { for: 9, against: 4, abstain: 2 },
    changed: 1,
  },
  {
    proposal: 'sample-contact-directory',
    rules: 'silence',
    procedure: 'silence',
    question: {
      en: 'The directory of contact points on environmental crime is adopted unless silence is broken. (sample)',
      fr: 'Le répertoire des points de contact sur la criminalité environnementale est adopté sauf rupture du silence. (exemple)',
      es: 'El directorio de puntos de contacto sobre delitos contra el medio ambiente queda aprobado salvo que se rompa el silencio. (muestra)',
      ar: 'يُعتمد دليل جهات الاتصال المعنية بالجرائم البيئية ما لم يُكسر الصمت. (نموذج)',
    },
    opens: -24,
    closes: 72,
    answers: { for: 0, against: 0, abstain: 0 },
    changed: 0,
  },
];
