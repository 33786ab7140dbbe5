import { type Locale, localeOr } from '@/domain/local-text';
import { countryName } from './format';
import { sayIn } from './messages';

/**
 * The articles of countries within a sentence, after the lists of the UN's Protocol and Liaison Service; for territories
 * that are not on them, after common usage. A country that stands nowhere here has no article.
 */
const ARTICLES: Record<Locale, Record<string, string>> = {
  en: {
    the: `AE AX BQ BS CC CD CF CG CK DO FK FO GB GM GS HM IM IO KM KY MH MP MV NE NL PH PN PS SB SD TC TF UM US
      VG VI`,
  },
  fr: {
    le: `AF AQ AZ BD BF BI BJ BN BR BT BW BZ CA CG CL CM CR CV DK EC EH GA GB GH GL GT GY HN IO IQ IR JP KE KG
      KH KW KZ LA LB LI LR LS LU MA ME ML MM MW MX MZ NE NG NI NP PA PE PK PS PT PY QA RW SD SJ SN SR SS SV SZ
      TD TG TJ TL TM UG UY UZ VA VE VN WS XK YE ZW`,
    la: `AD AL AM AO AR AT AU BA BB BE BG BO BV BY CD CF CH CI CN CO CX CZ DE DM DO DZ EE EG ER ES ET FI FM FR
      GD GE GF GM GN GP GQ GR GS GW HR HU ID IE IM IN IS IT JM JO KP KR LT LV LY MD MK MN MQ MR MY NA NC NF NO
      NZ PF PG PL RO RS RU SA SE SI SK SL SO SY TH TN TR TT TZ UA ZA ZM`,
    les: 'AE AS AX BM BQ BS CC CK FJ FK FO HM KM KY MH MP MV NL PH PN PW SB SC TC TF TO TV UM US VG VI',
  },
  es: {
    el: 'AF BQ BR CA CG CM EC EH GA GB IO IQ JP LB NE PE PK PS PY SD SN TD TG UY YE',
    la: 'AQ AR BV CD CF CX DO GF IM IN NF PF SA',
    los: 'AE NL TF US',
    las: 'AX BM BS CC CK FK FO GS HM KM KY MH MP PN SB TC UM VG VI',
  },
  ar: {},
};

/** Names that a sentence can take, by the same lists, where the platform's are made for tables. */
const NAMES: Record<Locale, Record<string, string>> = {
  en: {
    CD: 'Democratic Republic of the Congo',
    CG: 'Congo',
    HK: 'Hong Kong',
    KN: 'Saint Kitts and Nevis',
    LC: 'Saint Lucia',
    MM: 'Myanmar',
    MO: 'Macao',
    PS: 'State of Palestine',
    VC: 'Saint Vincent and the Grenadines',
  },
  fr: {
    CD: 'République démocratique du Congo',
    CG: 'Congo',
    HK: 'Hong Kong',
    MM: 'Myanmar',
    MO: 'Macao',
    PS: 'État de Palestine',
  },
  es: { HK: 'Hong Kong', MM: 'Myanmar', MO: 'Macao', PS: 'Estado de Palestina' },
  ar: {
    CD: 'جمهورية الكونغو الديمقراطية',
    CG: 'الكونغو',
    GW: 'غينيا بيساو',
    HK: 'هونغ كونغ',
    MM: 'ميانمار',
    MO: 'ماكاو',
    PS: 'دولة فلسطين',
    TL: 'تيمور ليشتي',
  },
};

// Of the names with an h, only that of Haiti begins, to a French ear, with a vowel.
const VOWEL = /^([aeiouâàéèêëîïôöûüæœ]|haï)/i;

/** How each language joins the name of a country to what belongs to it: `of the Bahamas`, `des Bahamas`. */
const JOINED: Record<Locale, (name: string, article: string) => string> = {
  en: (name, article) => `of ${article && `${article} `}${name}`,
  fr: (name, article) => {
    if (article === 'les') return `des ${name}`;
    if (VOWEL.test(name)) return article ? `de l’${name}` : `d’${name}`;
    return { le: `du ${name}`, la: `de la ${name}` }[article] ?? `de ${name}`;
  },
  es: (name, article) => (article === 'el' ? `del ${name}` : `de ${article && `${article} `}${name}`),
  // The second noun of a genitive has no preposition of its own.
  ar: (name) => name,
};

/** `of the Bahamas`, `de la Roumanie`, `del Perú`: a country as the owner of the noun before it. */
export function ofCountry(code: string, locale: string): string {
  const language = localeOr(locale);
  const article = Object.entries(ARTICLES[language]).find(([, codes]) => codes.includes(code))?.[0];
  const name = NAMES[language][code] ?? countryName(code, language).replace(' & ', ' and ');
  return JOINED[language](name, article ?? '');
}

/** Who sends a delegation, as the owner of the noun before it; an organization is called what it calls itself. */
export function ofSender(
  { countryCode, organization }: { countryCode: string | null; organization: string | null },
  locale: string,
): string {
  if (countryCode) return ofCountry(countryCode, locale);
  return sayIn(localeOr(locale))('common.ofOrganization', { organization: organization ?? '' });
}
