import { type Locale, localeOr } from '@/domain/local-text';
import { countryNames, type Name } from './country-names';
import { sayIn } from './messages';

/**
 * The articles, within a sentence, of those whom the UN's protocol does not list, after common usage. What stands neither
 * there nor here has none.
 */
const ARTICLES: Record<Locale, Record<string, string>> = {
  en: { the: 'AX CC FK FO IM IO KY MP SJ TC TF UM VG VI WF' },
  fr: {
    le: 'AQ EH GL IO',
    la: 'BV CI CX GF GP GS HM IM MQ NC NF PF RE TR',
    les: 'AS AX BM CC FK FO KY MP SJ TC TF TK UM VG VI WF',
  },
  es: { el: 'EH IO TF', la: 'AQ BV CX GF IM NF PF', las: 'AX CC CK FK FO HM KY MP SJ TC UM VG VI WF' },
  ar: {},
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

/** A country within a sentence, with its article: a name that is turned around for lists stands there as the formal one. */
function inSentence(code: string, locale: Locale, at?: Date | null): Name {
  const { short, formal, own } = countryNames(code, locale, at);
  if (short.name.includes('(') && formal) return formal;
  const common = Object.entries(ARTICLES[locale]).find(([, codes]) => codes.includes(code))?.[0];
  return { name: short.name, article: short.article || (own ? '' : (common ?? '')) };
}

/** `of the Bahamas`, `de la Roumanie`, `del Perú`: a country as the owner of the noun before it. `at`: as it was called then. */
export function ofCountry(code: string, locale: string, at?: Date | null): string {
  const language = localeOr(locale);
  const { name, article } = inSentence(code, language, at);
  return JOINED[language](name, article);
}

/** Who sends a delegation, as the owner of the noun before it; an organization is called what it calls itself. */
export function ofSender(
  { countryCode, organization }: { countryCode: string | null; organization: string | null },
  locale: string,
  at?: Date | null,
): string {
  if (countryCode) return ofCountry(countryCode, locale, at);
  return sayIn(localeOr(locale))('common.ofOrganization', { organization: organization ?? '' });
}
