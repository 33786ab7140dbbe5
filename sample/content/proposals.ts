import { CONTACT_DIRECTORY, GLOSSARY } from './proposals-working-tools';
import type { SampleProposal } from './shapes';

const YEARLY_REVIEW: SampleProposal = {
  key: 'sample-yearly-review',
  kind: 'recommendation',
  strength: null,
  topics: ['drug-trafficking', 'environmental-crime', 'terrorism-organized-crime', 'cybercrime'],
  session: 'fourth-plenary',
  decidedBy: 'declaredBallot',
  title: {
    en: 'Sample: yearly review of what became of the recommendations',
    fr: 'Modèle : examen annuel de la suite donnée aux recommandations',
    es: 'Modelo: examen anual del curso dado a las recomendaciones',
    ar: 'نموذج: استعراض سنوي لما آلت إليه التوصيات',
  },
  preambular: [
    {
      en: 'Considering that a recommendation which nobody follows up is soon forgotten,',
      fr: 'Considérant qu’une recommandation dont nul n’assure le suivi est vite oubliée,',
      es: 'Considerando que una recomendación a la que nadie da seguimiento pronto se olvida,',
      ar: 'إذ يضع في اعتباره أن التوصية التي لا يتابعها أحد سرعان ما تُنسى،',
    },
  ],
  operative: [
    {
      verb: 'recommends',
      addressee: 'toMembers',
      text: {
        en: 'report once a year on the implementation status of each recommendation of the Conference;',
        fr: 'de rendre compte une fois par an de l’état de mise en œuvre de chaque recommandation de la Conférence ;',
        es: 'que informen una vez al año sobre el estado de aplicación de cada recomendación de la Conferencia;',
        ar: 'بتقديم تقرير مرة في السنة عن حالة تنفيذ كل توصية من توصيات المؤتمر؛',
      },
    },
    {
      verb: 'requests',
      addressee: 'secretariat',
      text: {
        en: 'to place the replies before the next regional conference.',
        fr: 'de soumettre les réponses à la prochaine conférence régionale.',
        es: 'que presente las respuestas a la próxima conferencia regional.',
        ar: 'عرض الردود على المؤتمر الإقليمي التالي.',
      },
    },
  ],
};

const JOINT_EXERCISES: SampleProposal = {
  key: 'sample-exercises',
  kind: 'recommendation',
  strength: null,
  topics: ['cybercrime'],
  session: 'fourth-plenary',
  decidedBy: 'openBallot',
  title: {
    en: 'Sample: joint regional exercises against cybercrime',
    fr: 'Modèle : exercices régionaux conjoints contre la cybercriminalité',
    es: 'Modelo: ejercicios regionales conjuntos contra la ciberdelincuencia',
    ar: 'نموذج: تمارين إقليمية مشتركة لمكافحة الجريمة السيبرانية',
  },
  preambular: [
    {
      en: 'Noting that specialized units which have practised together answer one another sooner,',
      fr: 'Notant que des services spécialisés qui se sont exercés ensemble se répondent plus vite,',
      es: 'Observando que las unidades especializadas que se han ejercitado juntas se responden con mayor rapidez,',
      ar: 'إذ يلاحظ أن الوحدات المتخصصة التي تدربت معًا يستجيب بعضها لبعض على نحو أسرع،',
    },
    {
      en: 'Mindful of the cost to small delegations,',
      fr: 'Consciente de la charge que cela représente pour les petites délégations,',
      es: 'Consciente del costo que ello supone para las delegaciones pequeñas,',
      ar: 'وإذ يراعي ما يترتب على ذلك من كلفة على الوفود الصغيرة،',
    },
  ],
  operative: [
    {
      verb: 'recommends',
      addressee: 'toMembers',
      text: {
        en: 'hold one joint exercise a year, at a distance, in the working languages of the region;',
        fr: 'de tenir un exercice conjoint par an, à distance, dans les langues de travail de la région ;',
        es: 'que celebren un ejercicio conjunto al año, a distancia, en los idiomas de trabajo de la región;',
        ar: 'بإجراء تمرين مشترك واحد كل سنة، عن بُعد، بلغات العمل في الإقليم؛',
      },
    },
    {
      verb: 'invites',
      addressee: 'bureaus',
      text: {
        en: 'to name the units that will take part.',
        fr: 'à désigner les services qui y participeront.',
        es: 'a que designen las unidades que participarán.',
        ar: 'إلى تسمية الوحدات التي ستشارك فيه.',
      },
    },
  ],
};

/** Made for this record and marked as samples in their titles: texts left open when the Conference closed. */
export const PROPOSALS: SampleProposal[] = [YEARLY_REVIEW, JOINT_EXERCISES, CONTACT_DIRECTORY, GLOSSARY];
