import type { Capacity } from '@/domain/actor';

/** An office in the language of the one who holds it; where the language asks for it, for a woman and a man. */
export type Office = {
  en: string;
  fr: { woman: string; man: string };
  es: { woman: string; man: string };
};

const director: Office = {
  en: 'Director of the National Central Bureau',
  fr: { woman: 'Directrice du Bureau central national', man: 'Directeur du Bureau central national' },
  es: { woman: 'Directora de la Oficina Central Nacional', man: 'Director de la Oficina Central Nacional' },
};
const headOfBureau: Office = {
  en: 'Head of the National Central Bureau',
  fr: { woman: 'Cheffe du Bureau central national', man: 'Chef du Bureau central national' },
  es: { woman: 'Jefa de la Oficina Central Nacional', man: 'Jefe de la Oficina Central Nacional' },
};
const deputyDirector: Office = {
  en: 'Deputy Director of the National Central Bureau',
  fr: {
    woman: 'Directrice adjointe du Bureau central national',
    man: 'Directeur adjoint du Bureau central national',
  },
  es: {
    woman: 'Subdirectora de la Oficina Central Nacional',
    man: 'Subdirector de la Oficina Central Nacional',
  },
};
const cooperation: Office = {
  en: 'Head of International Police Cooperation',
  fr: {
    woman: 'Cheffe de la coopération policière internationale',
    man: 'Chef de la coopération policière internationale',
  },
  es: {
    woman: 'Jefa de Cooperación Policial Internacional',
    man: 'Jefe de Cooperación Policial Internacional',
  },
};
const organizedCrime: Office = {
  en: 'Head of the Organized Crime Division',
  fr: {
    woman: 'Cheffe de la division de la criminalité organisée',
    man: 'Chef de la division de la criminalité organisée',
  },
  es: {
    woman: 'Jefa de la División contra la Delincuencia Organizada',
    man: 'Jefe de la División contra la Delincuencia Organizada',
  },
};
const adviser: Office = {
  en: 'Legal Adviser',
  fr: { woman: 'Conseillère juridique', man: 'Conseiller juridique' },
  es: { woman: 'Asesora jurídica', man: 'Asesor jurídico' },
};
const cybercrime: Office = {
  en: 'Head of the Cybercrime Unit',
  fr: {
    woman: 'Cheffe de l’unité de lutte contre la cybercriminalité',
    man: 'Chef de l’unité de lutte contre la cybercriminalité',
  },
  es: { woman: 'Jefa de la Unidad de Ciberdelincuencia', man: 'Jefe de la Unidad de Ciberdelincuencia' },
};
const identification: Office = {
  en: 'Head of the Identification Unit',
  fr: { woman: 'Cheffe de l’unité d’identification', man: 'Chef de l’unité d’identification' },
  es: { woman: 'Jefa de la Unidad de Identificación', man: 'Jefe de la Unidad de Identificación' },
};

export const MEMBER_OFFICES: Record<Capacity, Office[]> = {
  head: [director, headOfBureau],
  alternate: [deputyDirector],
  delegate: [cooperation, organizedCrime],
  adviser: [adviser],
  expert: [cybercrime, identification],
};

const liaison: Office = {
  en: 'Liaison Officer',
  fr: { woman: 'Officière de liaison', man: 'Officier de liaison' },
  es: { woman: 'Oficial de enlace', man: 'Oficial de enlace' },
};
const representative: Office = {
  en: 'Permanent Representative',
  fr: { woman: 'Représentante permanente', man: 'Représentant permanent' },
  es: { woman: 'Representante permanente', man: 'Representante permanente' },
};
const coordination: Office = {
  en: 'Conference Coordinator',
  fr: { woman: 'Coordonnatrice de la Conférence', man: 'Coordonnateur de la Conférence' },
  es: { woman: 'Coordinadora de la Conferencia', man: 'Coordinador de la Conferencia' },
};

export const OTHER_OFFICES: Record<'observer' | 'secretariat', Office[]> = {
  observer: [representative, liaison],
  secretariat: [coordination, liaison, adviser, liaison],
};
