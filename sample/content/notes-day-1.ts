import type { SampleNotes } from './shapes';

export const NOTES_DAY_1: SampleNotes[] = [
  {
    session: 'first-plenary',
    language: 'en',
    paragraphs: [
      {
        text: 'The Conference elected its bureau: a Chair, two Vice-Chairs and a Rapporteur, with a second Rapporteur for the meetings held in parallel.',
      },
      {
        text: 'The provisional agenda was adopted without amendment and became the agenda of the Conference.',
      },
      {
        text: 'The order of business for the three days was adopted. The Chair observed that two working groups would meet at the same time each afternoon and asked small delegations to tell the secretariat which of them they would follow.',
      },
      {
        text: 'The Chair recalled that a regional conference has no power to adopt resolutions. It makes recommendations, measures, mandates and decisions; its recommendations are forwarded to the General Assembly, which alone adopts resolutions.',
      },
      {
        text: 'The secretariat reported that 37 of the 38 members of the region had sent a delegation. Observer organizations and one member from outside the region were attending without a vote.',
      },
      {
        text: 'The credentials of one delegation had been received as a copy and were provisional. The delegation takes part with full rights until the Conference decides on them.',
      },
      {
        text: 'It was agreed that a text which could not be settled before the closing would be left open for a vote after the Conference.',
      },
    ],
  },
  {
    session: 'panel-drug-trafficking',
    language: 'es',
    paragraphs: [
      {
        text: 'La Vicepresidencia presentó el tema y pidió a los panelistas que se refirieran a lo que puede hacerse en común y no a la situación de un país determinado.',
      },
      {
        text: 'Varias delegaciones señalaron que las ganancias del tráfico amenazan la seguridad nacional, porque permiten a los grupos delictivos comprar armas, influencia y silencio.',
      },
      {
        text: 'Se recordó que el blanqueo de dinero y el tráfico de armas de fuego son delitos vinculados al tráfico de drogas. Tratarlos por separado deja incompletas las investigaciones.',
      },
      {
        text: 'Se propuso que la Organización unifique la respuesta regional y mundial al tráfico de drogas y a los delitos vinculados, de modo que una misma organización delictiva no sea investigada varias veces sin que unos sepan de otros.',
        outcome: 'drug-trafficking-mandate',
      },
      {
        text: 'Una delegación pidió que la respuesta unificada no añada nuevos canales de comunicación a los que ya usan las Oficinas Centrales Nacionales.',
      },
      {
        text: 'La Vicepresidencia pidió a la Relatoría que preparase un proyecto de mandato para la segunda sesión plenaria.',
      },
    ],
  },
  {
    session: 'working-group-firearms',
    language: 'en',
    paragraphs: [
      {
        text: 'The working group took up firearms trafficking together with violent crime, since firearms feed violent crime.',
      },
      {
        text: 'Delegations compared how a recovered firearm is reported, traced and followed up, and found that the first step is the one most often missed.',
      },
      {
        text: 'It was noted that a tracing request is answered sooner when it carries the photograph and the complete markings.',
      },
      {
        text: 'Several delegations asked that trafficking in parts and components be reported like trafficking in complete weapons.',
      },
      {
        text: 'An observer organization, invited to speak, described the training that it offers and asked members to send trainers rather than trainees.',
      },
      {
        text: 'The working group made no recommendation of its own. It asked that the link between firearms and drug trafficking be named in the draft mandate under item 4.',
        outcome: 'drug-trafficking-mandate',
      },
    ],
  },
  {
    session: 'working-group-money-laundering',
    language: 'fr',
    paragraphs: [
      {
        text: 'Le groupe de travail a examiné le blanchiment d’argent en tant qu’infraction liée au trafic de drogues, sans reprendre l’ensemble des questions financières.',
      },
      {
        text: 'Plusieurs délégations ont relevé que l’information financière arrive souvent après l’enquête, alors qu’elle devrait l’orienter.',
      },
      {
        text: 'Il a été rappelé que les profits du trafic menacent la sécurité nationale lorsqu’ils entrent dans l’économie légale.',
      },
      {
        text: 'Une délégation a demandé que les alertes comportent de façon systématique les éléments financiers utiles, dans le respect du droit interne de chaque pays.',
        outcome: 'biometrics-financial',
      },
      {
        text: 'Le groupe a transmis la question au groupe de travail sur les données biométriques et financières, au titre du point 8.',
      },
    ],
  },
];
