import type { SampleNotes } from './shapes';

export const NOTES_DAY_2: SampleNotes[] = [
  {
    session: 'second-plenary',
    language: 'en',
    paragraphs: [
      { text: 'The Rapporteur introduced the draft mandate prepared after the panel of the first day.' },
      {
        text: 'Delegations supported a text in two short operative paragraphs. One delegation asked that “linked crime” be explained; the preamble now names money laundering and firearms trafficking.',
        outcome: 'drug-trafficking-mandate',
      },
      {
        text: 'The Chair read out the text once more. No delegation asked for the floor.',
      },
      {
        text: 'The mandate of the Organization to unify the regional and global response to drug trafficking and linked crime was reinforced. No method of decision and no vote were recorded.',
        outcome: 'drug-trafficking-mandate',
      },
      {
        text: 'The secretariat announced that texts on the other items would be distributed in the four languages before the third plenary.',
      },
    ],
  },
  {
    session: 'working-group-wildlife',
    language: 'es',
    paragraphs: [
      {
        text: 'El grupo de trabajo examinó los mercados ilegales en línea de especies silvestres, en los que la oferta cambia de lugar más deprisa que las solicitudes de cooperación.',
      },
      {
        text: 'Varias delegaciones explicaron que el anuncio, el pago y el envío suelen hallarse en países distintos, por lo que ninguna oficina ve el delito completo.',
      },
      {
        text: 'Se subrayó la conveniencia de conservar las pruebas digitales antes de pedir la retirada de un anuncio.',
        classification: 'participants',
      },
      {
        text: 'El grupo alentó a los países miembros a intensificar la acción contra los mercados ilegales en línea de especies silvestres y pidió que así constara en una recomendación.',
        outcome: 'wildlife-markets',
      },
      {
        text: 'Una delegación propuso que cada país designe un punto de contacto para este asunto. La propuesta no reunió acuerdo y quedó abierta.',
        outcome: 'sample-contact-directory',
      },
    ],
  },
  {
    session: 'working-group-extraction',
    language: 'fr',
    paragraphs: [
      {
        text: 'Le groupe de travail a traité ensemble l’exploitation minière illégale, la criminalité forestière, les déchets illicites et la criminalité liée à la pêche, qui empruntent les mêmes routes et les mêmes prête-noms.',
      },
      {
        text: 'Plusieurs délégations ont souligné que ces infractions sont souvent poursuivies comme de simples infractions administratives.',
      },
      {
        text: 'Il a été jugé utile que les services chargés de l’environnement et les Bureaux centraux nationaux se connaissent avant l’ouverture d’une affaire.',
      },
      {
        text: 'Le groupe s’est déclaré favorable à des efforts plus soutenus contre ces quatre formes de criminalité et a prié le Rapporteur d’en faire une recommandation.',
        outcome: 'mining-forestry-waste-fisheries',
      },
      {
        text: 'Une délégation a souhaité que le texte ne fixe pas de priorité entre les quatre formes. Il en a été ainsi convenu.',
        outcome: 'mining-forestry-waste-fisheries',
      },
      {
        text: 'Une organisation observatrice, invitée à prendre la parole, a rappelé que les déchets illicites franchissent les frontières avec des documents en règle.',
      },
    ],
  },
  {
    session: 'panel-terrorism',
    language: 'en',
    paragraphs: [
      {
        text: 'The panel considered what is exchanged today on terrorists, their organizations and their support mechanisms, and what is known but not exchanged.',
      },
      {
        text: 'Panellists agreed that the support mechanisms (money, documents, transport, shelter) are the part least often recorded.',
      },
      {
        text: 'One delegation warned against collecting data that nobody will keep up to date. An old entry misleads more than a missing one.',
      },
      {
        text: 'There was support for more exchange of data on terrorists, their organizations and their support mechanisms, to be recorded as a measure.',
        outcome: 'terrorist-data',
      },
      {
        text: 'Two questions were passed to the working groups of the afternoon: incidents involving chemical, biological, radiological and nuclear material or improvised explosives, and the contents of alerts.',
      },
    ],
  },
  {
    session: 'working-group-cbrn',
    language: 'en',
    paragraphs: [
      {
        text: 'The working group considered incidents involving chemical, biological, radiological and nuclear (CBRN) material and improvised explosive devices.',
      },
      {
        text: 'It was noted that an incident that failed teaches as much as one that succeeded, and is shared far less.',
      },
      {
        text: 'Delegations distinguished two kinds of intelligence: on subjects, that is to say persons and groups, and on methods. Methods can be shared more widely.',
      },
      {
        text: 'The working group supported more intelligence sharing on subjects and methods in such incidents and asked that this be recorded as a measure.',
        outcome: 'cbrn-ied',
      },
      {
        text: 'An observer organization offered to put its catalogue of precursors at the disposal of members.',
      },
      {
        text: 'One delegation asked that first responders be informed at the same time as investigators. The remark was noted.',
      },
    ],
  },
  {
    session: 'working-group-biometrics',
    language: 'es',
    paragraphs: [
      {
        text: 'El grupo de trabajo examinó qué información acompaña a las alertas y cuál falta con mayor frecuencia.',
      },
      {
        text: 'Se observó que una alerta sin huellas dactilares ni imagen facial puede eludirse con un documento falso.',
      },
      {
        text: 'Se tomó nota de la petición del grupo de trabajo sobre blanqueo de dinero relativa a los datos financieros.',
      },
      {
        text: 'El grupo apoyó la inclusión sistemática de datos biométricos e información financiera en las bases de datos y las alertas, y pidió que constara como medida.',
        outcome: 'biometrics-financial',
      },
      {
        text: 'Varias delegaciones recordaron que la inclusión se hace con arreglo a la legislación nacional y a las normas de la Organización sobre el tratamiento de datos.',
        outcome: 'biometrics-financial',
      },
      {
        text: 'Una delegación propuso un glosario regional de términos en los cuatro idiomas. El texto quedó abierto por falta de tiempo.',
        outcome: 'sample-glossary',
      },
    ],
  },
];
