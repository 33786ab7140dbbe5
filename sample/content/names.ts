import type { Locale } from '@/domain/local-text';

export type NameList = { women: string[]; men: string[]; families: string[] };

const words = (text: string) => text.split(' ');

/** Names common in each language, put together by lot: no real person is meant. */
export const NAMES: Record<Locale | 'pt' | 'nl', NameList> = {
  en: {
    women: words(
      'Alicia Beverly Camille Denise Eleanor Felicia Grace Joan Lorna Marcia Naomi Odette Paulette Ruth Sonia',
    ),
    men: words(
      'Adrian Barrington Clive Desmond Everton Garfield Hugh Julian Keith Lennox Maurice Nigel Orville Rupert Winston',
    ),
    families: words(
      'Alleyne Bascombe Charles Clarke Daley Edwards Forde Gittens Hinds Joseph Lewis Mitchell Nurse Prescod Thorne Walcott',
    ),
  },
  es: {
    women: words(
      'Adriana Beatriz Carmen Daniela Elena Gabriela Isabel Lucía Mariana Natalia Patricia Rosario Silvia Teresa Valentina',
    ),
    men: words(
      'Alberto Bernardo Cristián Domingo Esteban Fernando Gonzalo Héctor Ignacio Joaquín Leonardo Marcelo Octavio Ramiro Tomás',
    ),
    families: words(
      'Aguilar Benítez Cárdenas Duarte Escobedo Figueroa Galindo Herrera Ibarra Lozano Miranda Navarro Paredes Quiroga Salinas Valdivia',
    ),
  },
  fr: {
    women: words('Agathe Bernadette Claudine Édith Florence Ginette Mireille Nadège Solange Yolande'),
    men: words('Aurélien Benoît Clovis Émile Fritz Gérard Jacquelin Maxime Roland Sylvain'),
    families: words(
      'Beaulieu Cadet Desrosiers Dumont Etienne Gauthier Lafontaine Mercier Pelletier Saintil Toussaint Villard',
    ),
  },
  ar: {
    women: words('Amal Hanan Layla Nadia Salma'),
    men: words('Anwar Faris Karim Nabil Samir'),
    families: words('Barakat Darwish Haddad Mansour Najjar'),
  },
  pt: {
    women: words('Aline Bianca Cecília Fernanda Juliana'),
    men: words('Caio Eduardo Henrique Otávio Rafael'),
    families: words('Azevedo Barbosa Carvalho Macedo Siqueira'),
  },
  nl: {
    women: words('Annelies Ingrid Marloes Roosmarijn Sharine'),
    men: words('Edsel Gijsbert Marlon Rudy Willem'),
    families: words('Croes Emanuels Maduro Pinas Richardson Vermeulen Wever'),
  },
};

/** Where the language of the names is not the language in which the member works. */
export const NAMES_OF: Record<string, 'pt' | 'nl'> = { BR: 'pt', AW: 'nl', CW: 'nl', SR: 'nl', SX: 'nl' };
