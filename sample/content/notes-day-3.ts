import type { SampleNotes } from './shapes';

export const NOTES_DAY_3: SampleNotes[] = [
  {
    session: 'panel-cybercrime',
    language: 'es',
    paragraphs: [
      {
        text: 'El panel siguió cuatro pasos: prevenir, detectar, investigar y desarticular. En cada uno se preguntó qué herramienta de la Organización existe y quién la usa.',
      },
      {
        text: 'Se constató que las herramientas se conocen menos de lo que se cree y que algunas oficinas acuden a ellas solo cuando el caso ya está avanzado.',
      },
      {
        text: 'Varias delegaciones pidieron que se dé la misma importancia a la prevención que a la investigación.',
      },
      {
        text: 'Se recomendó un mayor uso de las herramientas de la Organización para prevenir, detectar, investigar y desarticular la ciberdelincuencia. La Presidencia la calificó de recomendación clave.',
        outcome: 'cybercrime-tools',
      },
      {
        text: 'El detalle de las herramientas se remitió al grupo de trabajo que se reunió a continuación.',
      },
    ],
  },
  {
    session: 'working-group-cybercrime',
    language: 'en',
    paragraphs: [
      {
        text: 'The working group went through the Organization’s tools one by one and noted for each whether the obstacle was knowledge, access or staff.',
      },
      {
        text: 'Delegations with small units asked for a single point of entry to all of them.',
      },
      {
        text: 'The working group confirmed the wording of the panel and added that National Central Bureaus should connect their specialized units.',
        outcome: 'cybercrime-tools',
      },
      {
        text: 'A proposal for joint regional exercises was discussed at length. Views differed on the cost and on who would host them; the text was left open.',
        outcome: 'sample-exercises',
      },
      {
        text: 'One delegation asked that any exercise be held in all the working languages of the region.',
        outcome: 'sample-exercises',
      },
      {
        text: 'The Vice-Chair thanked the interpreters, without whom a technical discussion ends in misunderstanding.',
      },
    ],
  },
  {
    session: 'third-plenary',
    language: 'en',
    paragraphs: [
      {
        text: 'The Conference had before it three draft recommendations and three draft measures, each in the four languages.',
      },
      {
        text: 'Illegal online wildlife markets: greater action was encouraged. The recommendation was recorded without a decision method.',
        outcome: 'wildlife-markets',
      },
      {
        text: 'Illegal mining, forestry crime, illegal waste and fisheries crime: stronger efforts were supported. The recommendation was recorded without a decision method.',
        outcome: 'mining-forestry-waste-fisheries',
      },
      {
        text: 'Data on terrorists, their organizations and their support mechanisms: more exchange was supported. The measure was recorded without a decision method.',
        outcome: 'terrorist-data',
      },
      {
        text: 'CBRN and improvised-explosive incidents: more intelligence sharing on subjects and methods was supported. The measure was recorded without a decision method.',
        outcome: 'cbrn-ied',
      },
      {
        text: 'Biometrics and financial information: systematic inclusion in databases and alerts was supported. The measure was recorded without a decision method.',
        outcome: 'biometrics-financial',
      },
      {
        text: 'Cybercrime: more use of the Organization’s tools was made the key recommendation of the Conference. It was recorded without a decision method.',
        outcome: 'cybercrime-tools',
      },
    ],
  },
  {
    session: 'fourth-plenary',
    language: 'en',
    paragraphs: [
      {
        text: 'The Chair listed the texts that had not been settled. They are samples made for this record and were left open for a vote after the Conference.',
      },
      {
        text: 'A yearly review of what became of the recommendations was proposed. Since some delegations wished to consult their capitals, it was left for a vote by two thirds.',
        outcome: 'sample-yearly-review',
      },
      {
        text: 'Joint regional exercises against cybercrime: left for a vote by simple majority.',
        outcome: 'sample-exercises',
      },
      {
        text: 'Directory of contact points: no delegation had spoken against the substance; it was left for a silence procedure of 72 hours or more.',
        outcome: 'sample-contact-directory',
      },
      {
        text: 'Regional glossary of terms: left open. The bureau would propose how to decide it.',
        outcome: 'sample-glossary',
      },
      {
        text: 'The recommendations of the Conference will be forwarded to the General Assembly.',
      },
      {
        text: 'The communiqué was approved in the four languages.',
      },
    ],
  },
];
