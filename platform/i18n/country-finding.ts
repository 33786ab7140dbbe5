import { closest } from '@/domain/closest';
import { COUNTRY_CODE_PAIRS } from '@/domain/country-codes';
import { folded } from '@/domain/folding';
import { LOCALES } from '@/domain/local-text';
import { COUNTRY_CODES, commonName, countryNames, type Name, namesEdition } from './country-names';

/** By so many names one is offered that is nearly it. */
const MOST_OFFERED = 3;

type NameIndex = { edition: number; codes: Map<string, Set<string>>; names: string[] };
let index: NameIndex | undefined;

const spoken = ({ name, article }: Name) => [name, `${article} ${name}`, `${name} (${article})`];

/** Every name of every country: short and formal, with article and without, what people also call it, and its codes. */
function nameIndex(): NameIndex {
  if (index?.edition === namesEdition()) return index;
  const codes = new Map<string, Set<string>>();
  const add = (name: string, code: string) => {
    const key = folded(name);
    if (key) codes.set(key, (codes.get(key) ?? new Set()).add(code));
  };
  for (const code of COUNTRY_CODES)
    for (const locale of LOCALES) {
      const { short, formal } = countryNames(code, locale);
      for (const name of [...spoken(short), ...(formal ? spoken(formal) : [])]) add(name, code);
      for (const name of [commonName(code, locale), commonName(code, locale, 'short')]) add(name, code);
    }
  const names = [...codes.keys()];
  for (const pair of COUNTRY_CODE_PAIRS.trim().split(/\s+/)) {
    const code = pair.slice(0, 2);
    codes.set(folded(code), new Set([code]));
    codes.set(folded(pair.slice(2)), new Set([code]));
  }
  index = { edition: namesEdition(), codes, names };
  return index;
}

/** The countries that bear a name or a code in any language; several where they share it. */
export function countriesCalled(text: string): string[] {
  const { codes } = nameIndex();
  const name = folded(text);
  return [...(codes.get(name) ?? codes.get(name.replaceAll(' ', '')) ?? [])];
}

/** The countries that a shortened or mistyped name may mean, the likeliest first. */
export function countriesNearly(text: string): string[] {
  const { codes, names } = nameIndex();
  const near = closest(folded(text), names, MOST_OFFERED * 4).flatMap((name) => [...(codes.get(name) ?? [])]);
  return [...new Set(near)].slice(0, MOST_OFFERED);
}
