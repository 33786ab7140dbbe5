import { describe, expect, it } from 'vitest';
import type { Locale } from '@/domain/local-text';
import { ENCODINGS, problemsOf, readAs } from './files';

/** A list of persons as an office of each language keeps it: a merged title, empty lines, its own heads. */
const LISTS: Record<Locale, { title: string; head: string[]; rows: string[][] }> = {
  en: {
    title: 'List of participants',
    head: ['Member State', 'Family name', 'First name(s)', 'Role', 'E-MAIL'],
    rows: [['United Kingdom', 'O’Neill', 'Zoë', 'Head of delegation', 'Zoe@Example.org']],
  },
  fr: {
    title: 'Liste des délégués',
    head: ['PAYS *', 'Nom', 'Prénoms', 'Qualité', 'Adresse électronique'],
    rows: [['Côte d’Ivoire', 'Kouassi', 'Aïssatou', 'cheffe de délégation', 'a@example.org']],
  },
  es: {
    title: 'Relación de participantes',
    head: ['Pais', 'Apellidos', 'Nombre', 'Función', 'Correo electrónico'],
    rows: [['República Dominicana', 'Núñez', 'Íñigo', 'Jefa de delegación', 'n@example.org']],
  },
  ar: {
    title: 'قائمة المشاركين',
    head: ['الدولة', 'اسم العائلة', 'الاسم الاول', 'الصفه', 'البريد الالكتروني'],
    rows: [['المملكة العربية السعودية', 'العتيبي', 'نورة', 'رئيسة الوفد', 'n@example.org']],
  },
};
const COUNTRIES: Record<Locale, string> = { en: 'GB', fr: 'CI', es: 'DO', ar: 'SA' };

const cases = (Object.keys(LISTS) as Locale[]).flatMap((locale) =>
  Object.entries(ENCODINGS).flatMap(([encoding, encode]) =>
    // Each of the two has no letters for the other's languages.
    (encoding === 'windows-1252' && locale === 'ar') || (encoding === 'windows-1256' && locale !== 'ar')
      ? []
      : [',', ';', '\t'].map((separator) => ({ locale, encoding, encode, separator })),
  ),
);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('a list of an office', () => {
  it.each(cases)('is read in $encoding, in $locale, with $separator', async (one) => {
    const { title, head, rows } = LISTS[one.locale];
    const table = [[title], [], ['', '', ''], head, ...rows];
    // The title has a line break in it, so the header stands a line further down.
    const [first = '', ...others] = table.map((row) => row.join(one.separator));
    const text = [quoted(`${first}\n2023`), ...others].join('\r\n');
    const sheet = await readAs('persons', one.encode(text));
    expect(sheet.how).toMatchObject({ encoding: one.encoding.split(' ')[0], separator: one.separator });
    expect(sheet.headerLine).toBe(5);
    expect(sheet.columns.map(({ field, column }) => `${column} ${field}`)).toEqual([
      'A country',
      'B familyName',
      'C givenName',
      'D capacity',
      'E email',
    ]);
    expect(problemsOf(sheet)).toEqual([]);
    const [, familyName, givenName] = rows[0] ?? [];
    expect(sheet.rows).toMatchObject([
      {
        line: 6,
        state: 'new',
        values: { country: COUNTRIES[one.locale], familyName, givenName, capacity: 'head' },
      },
    ]);
  });

  it('keeps names of one word, of all shapes and of more than one line, and phones and codes as they are written', async () => {
    const names = [
      'Sukarno',
      'Kaʻōpūiki Nāʻālehu',
      'María de los Ángeles Núñez y Fernández-Cortés',
      '=SUM(A1)',
    ];
    const rows = names.map(
      (name, n) => `00${n}+;CHL;${quoted(`${name}\r\n(x)`)};n${n}@example.org;0056 2 2123 456${n}`,
    );
    const sheet = await readAs('persons', ['Ref;ISO;Name;E-mail;Phone', ...rows].join('\n'));
    expect(sheet.unknownColumns).toEqual([{ header: 'Ref', column: 'A', perhaps: null }]);
    expect(sheet.rows.map(({ values }) => values.name)).toEqual(names.map((name) => `${name} (x)`));
    expect(sheet.rows.map(({ line }) => line)).toEqual([2, 4, 6, 8]);
    expect(sheet.rows[1]?.values).toMatchObject({ country: 'CL', phone: '0056 2 2123 4561' });
  });

  it('tells French in capitals from Arabic, byte by byte the same letters', async () => {
    // One word has letters beyond ASCII alone, as words in Arabic have.
    const french = 'PAYS;NOM;COURRIEL\nSÉNÉGAL;ÉLODIE À L’ÉTÉ;e@example.org\nBRÉSIL;ÉÀ;f@example.org';
    const sheet = await readAs('persons', ENCODINGS['windows-1252'](french));
    expect(sheet.how).toMatchObject({ encoding: 'windows-1252' });
    expect(sheet.rows[0]?.values.name).toBe('ÉLODIE À L’ÉTÉ');
    // A list in Arabic with French names in it is Arabic.
    const both = 'الدولة;الاسم;البريد الإلكتروني\nSénégal;Aïssatou;a@example.org\nمصر;أحمد;b@example.org';
    const arabic = await readAs('persons', ENCODINGS['windows-1256'](both));
    expect(arabic.how).toMatchObject({ encoding: 'windows-1256' });
    expect(arabic.rows.map(({ values }) => values.name)).toEqual(['Aïssatou', 'أحمد']);
  });

  it('finds the separator among commas within the cells, and takes the one that is named', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `Pérez, Juan;Chile;n${n}@example.org`);
    const sheet = await readAs(
      'persons',
      ['Nombre, apellidos;País;Correo', 'Name;País;Correo', ...rows].join('\n'),
    );
    expect(sheet.how).toMatchObject({ separator: ';' });
    expect((await readAs('members', 'sep=,\nCountry\nChile\n')).how).toMatchObject({ separator: ',' });
  });

  it('reads what the head of a column says in two languages, and what it nearly says', async () => {
    const head = 'Country / Pays;Name (full name);E-mail*;Telefone;Remarks;';
    const sheet = await readAs('persons', `${head}\nChile;Ana;a@example.org;1;x;y`);
    expect(sheet.columns.map(({ field }) => field)).toEqual(['country', 'name', 'email']);
    expect(sheet.unknownColumns).toEqual([
      { header: 'Telefone', column: 'D', perhaps: 'phone' },
      { header: 'Remarks', column: 'E', perhaps: null },
      { header: '', column: 'F', perhaps: null },
    ]);
  });

  it('tells a column that could be two things by what stands in it and beside it', async () => {
    const fieldsOf = async (text: string) =>
      (await readAs('persons', text)).columns.map(({ field }) => field);
    expect(await fieldsOf('Pays;Nom;Fonction;Courriel\nChili;A;expert;a@b.org')).toEqual([
      'country',
      'name',
      'capacity',
      'email',
    ]);
    expect(await fieldsOf('Pays;Nom;Fonction;Courriel\nChili;A;Ministre;a@b.org')).toEqual([
      'country',
      'name',
      'office',
      'email',
    ]);
    expect(await fieldsOf('Pays;Nom;Prénom;Courriel\nChili;A;B;a@b.org')).toContain('familyName');
  });
});

describe('rows', () => {
  it('are new, the same as an earlier one, or wrong; empty ones are counted', async () => {
    const sheet = await readAs(
      'persons',
      'Country,Name,E-mail\nChile,Ana,a@b.org\n,,\n\nChile,Ana,A@B.ORG\nChile,Other,a@b.org\n,,x@b.org\nPeru,B,b@b.org,more\n\n,,\n',
    );
    expect(sheet.rows.map(({ line, state }) => [line, state])).toEqual([
      [2, 'new'],
      [5, 'same'],
      [6, 'error'],
      [7, 'error'],
      [8, 'error'],
    ]);
    expect(sheet.emptyRows).toBe(4);
    expect(problemsOf(sheet)).toEqual([
      'C6: Line 2 says something else about the same. Keep one of the two.',
      'A7: Fill this in.',
      'B7: Fill this in.',
      'D8: This is to the right of the last column of the header. Perhaps a separator is not between quotation marks.',
    ]);
  });

  it('of delegations: a country or an organization, a kind that fits, an address', async () => {
    const sheet = await readAs(
      'delegations',
      [
        'Country;Organization;Kind;E-mail;Places;Language',
        'Chile;;Miembro de la región;a@b.org;٥;Español',
        ';AMERIPOL;observateur;b@b.org;3;fr',
        ';AMERIPOL;Member of the region;c@b.org;3;fr',
        'Peru;INTERPOL;مراقب;d@b.org;0;Klingon',
        'Brasil;;;no address;501;',
      ].join('\n'),
    );
    expect(sheet.rows.map(({ state }) => state)).toEqual(['new', 'new', 'error', 'error', 'error']);
    expect(sheet.rows[0]?.values).toEqual({
      country: 'CL',
      organization: null,
      kind: 'memberInRegion',
      email: 'a@b.org',
      quota: 5,
      locale: 'es',
    });
    expect(problemsOf(sheet)).toEqual([
      'C4: Choose the country that sends this delegation.',
      'B4: Line 3 says something else about the same. Keep one of the two.',
      'E5: Enter 1 or more.',
      'F5: “Klingon” is not one of these: English, French, Spanish and Arabic.',
      'B5: Give a country or an organization, not both.',
      'D6: Enter an e-mail address, such as name@example.org.',
      'E6: Enter 500 or less.',
    ]);
  });

  it('of members: days in an order that the column shows, and never guessed', async () => {
    const days = async (...rows: string[]) => {
      const sheet = await readAs('members', ['Country;Since;Until', ...rows].join('\n'));
      return [sheet.rows.map(({ values }) => values.since), problemsOf(sheet)];
    };
    expect(await days('Chile;31/12/1949;', 'Peru;3/4/1950;')).toEqual([['1949-12-31', '1950-04-03'], []]);
    expect(await days('Chile;12/31/1949;', 'Peru;3/4/1950;')).toEqual([['1949-12-31', '1950-03-04'], []]);
    expect(await days('Chile;3.4.1950;2020-01-01', 'Peru;٢٠٢٣-٠٣-٢١;')).toEqual([
      ['1950-04-03', '2023-03-21'],
      [],
    ]);
    expect(
      await days('Peru;3/4/1950;', 'Chile;2023-02-30;', 'Cuba;soon;', 'Haiti;2020-01-02;2020-01-01'),
    ).toEqual([
      [null, null, null, '2020-01-02'],
      [
        'B2: “3/4/1950” can be 1950-04-03 or 1950-03-04. Write the date in one of these two ways.',
        'B3: “2023-02-30” is not a date such as 2023-03-21.',
        'B4: “soon” is not a date such as 2023-03-21.',
        'C5: The end must come after the beginning.',
      ],
    ]);
    expect(await days('Chile;1950-01-01;1960-01-01', 'Chile;1970-01-01;')).toEqual([
      ['1950-01-01', '1970-01-01'],
      [],
    ]);
  });

  it('show the error of a formula as one, in every column', async () => {
    const sheet = await readAs('persons', 'Country,Name,E-mail\nChile,#REF!,a@b.org\nChile,#N/A,#¡VALOR!\n');
    expect(problemsOf(sheet)).toEqual(
      ['B2', 'B3', 'C3'].map((cell) => `${cell}: The spreadsheet shows an error here instead of a value.`),
    );
  });
});

describe('countries', () => {
  const codes = async (...names: string[]) => {
    const sheet = await readAs('members', ['Country', ...names.map(quoted)].join('\n'));
    return sheet.rows.map(
      ({ values, errors }) => values.country ?? errors.map(({ suggestions }) => suggestions.join(' ')).join(),
    );
  };

  it('are known by every name in four languages, and by their codes', async () => {
    expect(await codes('Bahamas (the)', 'the Commonwealth of the Bahamas', 'Bahamas (les)')).toEqual([
      'BS',
      'BS',
      'BS',
    ]);
    expect(await codes('South Korea', 'République de Corée', 'COREA DEL SUR', 'جمهوريه كوريا')).toEqual(
      Array(4).fill('KR'),
    );
    expect(await codes('us', 'U.S.A.', 'États-Unis', 'EE. UU.', 'الولايات المتحدة')).toEqual(
      Array(5).fill('US'),
    );
    expect(await codes('UK', 'GBR', 'cote d ivoire', 'Türkiye', 'Turkey', 'Eswatini')).toEqual([
      'GB',
      'GB',
      'CI',
      'TR',
      'TR',
      'SZ',
    ]);
  });

  it('are offered and not guessed where a name is short or mistyped', async () => {
    expect(await codes('Dominican Rep.', 'Rep. of Korea', 'Brasill', 'Trinidad & Tob.')).toEqual([
      'DO',
      'KR KP',
      'BR',
      'TT',
    ]);
    expect(await codes('Korea', 'Atlantis', 'X')).toEqual(['KP KR', '', '']);
    const sheet = await readAs('members', 'Country;Code\nChile;PER\nPeru;PE\n;BRA');
    expect(problemsOf(sheet)).toEqual([
      'B2: The code and the name are those of two countries: Peru and Chile.',
    ]);
    expect(sheet.rows.map(({ values }) => values)).toEqual([
      { country: 'CL' },
      { country: 'PE' },
      { country: 'BR' },
    ]);
  });
});
