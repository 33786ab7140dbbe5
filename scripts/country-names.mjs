// Writes domain/country-names.ts and domain/country-codes.ts anew: node scripts/country-names.mjs country-codes.csv, the table of
// github.com/datasets/country-codes (PDDL) with its columns named short_en, formal_en, m49_en and so on.

import { readFileSync, writeFileSync } from 'node:fs';

const LANGUAGES = ['en', 'fr', 'es', 'ar'];
const HEAD = `/**
 * What each country is called: the short and the formal name of the UN's Protocol and Liaison Service, or, where it names
 * none, the name of the UN's Statistics Division (M49). One line a country, in the order of ISO 3166-1: its code, then in
 * English, French, Spanish and Arabic each the short name, its article within a sentence, and the formal name with its own.
 * Written by scripts/country-names.mjs.
 */
export const COUNTRY_NAMES = \`
`;

const HEAD_OF_CODES = `/**
 * The two codes of each country in ISO 3166-1, of two letters and of three, as one word: AFAFG. Written by scripts/country-names.mjs.
 */
export const COUNTRY_CODE_PAIRS = \`
`;

// The table has only the former name, of which the country asks that nobody use it.
const MENDED = { CI: { m49_en: 'Côte d’Ivoire' } };

/** The fields of a line of CSV. */
const fieldsOf = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain)
      .replaceAll("'", '’')
      .replace(/\s*\*+$/, '')
      .trim(),
  );

const [names, ...lines] = readFileSync(process.argv[2], 'utf8').trim().split(/\r?\n/).map(fieldsOf);
const rows = lines.map((fields) => Object.fromEntries(fields.map((field, at) => [names[at], field])));

function inLanguage(row, language) {
  const listed = row[`short_${language}`] || row[`m49_${language}`];
  const [, short, article = ''] = /^(.*?)(?: \((the|l’|le|la|les|el|los|las)\))?$/.exec(listed);
  return [short, article, row[`formal_${language}`]].join('|');
}

const table = rows.map((row) => {
  const mended = { ...row, ...MENDED[row.alpha2] };
  return [row.alpha2, ...LANGUAGES.map((language) => inLanguage(mended, language))].join('|');
});
writeFileSync('domain/country-names.ts', `${HEAD}${table.sort().join('\n')}\n\`;\n`);
const codes = rows.map(({ alpha2, alpha3 }) => `${alpha2}${alpha3}`).sort();
writeFileSync(
  'domain/country-codes.ts',
  `${HEAD_OF_CODES}${codes.join(' ').replace(/(.{1,107})(?: |$)/g, '$1\n')}\`;\n`,
);
