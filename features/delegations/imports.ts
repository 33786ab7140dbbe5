import { CAPACITIES, DELEGATION_KINDS, type DelegationKind, isOfCountry } from '@/domain/actor';
import { folded } from '@/domain/folding';
import { inEach, LOCALES, type Locale } from '@/domain/local-text';
import { sentence } from '@/domain/refusal';
import { CHOICE_WORDS, HEAD_WORDS } from '@/domain/sheet-words';
import { email, line } from '@/platform/fields';
import { languageName } from '@/platform/i18n/format';
import { messagesOf } from '@/platform/i18n/messages';
import { type CellChoice, choiceCell, choicesCell, countryCell, typedCell } from '@/platform/sheets/cells';
import { oneCountry } from '@/platform/sheets/countries';
import type { SheetDescription, SheetProblem, SheetValues } from '@/platform/sheets/sheet';
import { invitationInput, nominationInput, personDraftInput } from './input';

const choices = <Value extends string>(
  values: readonly Value[],
  label: (value: Value, locale: Locale) => string,
) =>
  values.map(
    (value): CellChoice => ({
      value,
      label: inEach((locale) => label(value, locale)),
      words: CHOICE_WORDS[value] ?? [],
    }),
  );

const capacities = choices(CAPACITIES, (value, locale) => messagesOf(locale).delegations.capacity[value]);
const kinds = choices(DELEGATION_KINDS, (value, locale) => messagesOf(locale).delegations.kind[value]);
const languages = choices(LOCALES, languageName);

/** Whoever sends a delegation: a country, by name or code, or an organization. */
const SENDER = {
  country: { words: HEAD_WORDS.country, reader: countryCell },
  countryCode: { words: HEAD_WORDS.countryCode, reader: countryCell },
  organization: { words: HEAD_WORDS.organization, reader: typedCell(line(160)) },
};
const SENDERS = Object.keys(SENDER);

function oneSender(read: SheetValues): { values: SheetValues; problems: SheetProblem[] } {
  const { values, problems } = oneCountry(read);
  if (!values.country || !values.organization) return { values, problems };
  const why = sentence('delegations.invalid.oneSender');
  return { values, problems: [...problems, { field: 'organization', why }] };
}

const { shape: person } = personDraftInput;

/** Persons whom delegations nominate. Who has no capacity in it is for the import to ask. */
export const PERSON_SHEET: SheetDescription = {
  fields: {
    ...SENDER,
    givenName: { words: HEAD_WORDS.givenName, reader: typedCell(person.givenName), beside: 'familyName' },
    familyName: { words: HEAD_WORDS.familyName, reader: typedCell(person.familyName), beside: 'givenName' },
    name: { words: HEAD_WORDS.name, reader: typedCell(nominationInput.shape.name) },
    email: { words: HEAD_WORDS.email, reader: typedCell(email) },
    capacity: { words: HEAD_WORDS.capacity, reader: choiceCell(capacities) },
    office: { words: HEAD_WORDS.office, reader: typedCell(person.office) },
    badgeName: { words: HEAD_WORDS.badgeName, reader: typedCell(person.badgeName) },
    locale: { words: HEAD_WORDS.locale, reader: choiceCell(languages) },
    languages: { words: HEAD_WORDS.languages, reader: choicesCell(languages) },
    phone: { words: HEAD_WORDS.phone, reader: typedCell(person.phone) },
    dietaryNeeds: { words: HEAD_WORDS.dietaryNeeds, reader: typedCell(person.dietaryNeeds) },
    accessNeeds: { words: HEAD_WORDS.accessNeeds, reader: typedCell(person.accessNeeds) },
  },
  needed: [SENDERS, ['name', 'familyName', 'givenName'], ['email']],
  whole: oneSender,
  about: ({ email }) => (email ? { field: 'email', key: String(email) } : null),
};

/** The same of one delegation, which the list need not name. */
export const OWN_PERSON_SHEET: SheetDescription = {
  ...PERSON_SHEET,
  needed: PERSON_SHEET.needed.filter((group) => group !== SENDERS),
};

/** Delegations to invite, each with its focal point. */
export const DELEGATION_SHEET: SheetDescription = {
  fields: {
    ...SENDER,
    kind: { words: HEAD_WORDS.kind, reader: choiceCell(kinds) },
    quota: { words: HEAD_WORDS.quota, reader: typedCell(invitationInput.shape.quota) },
    name: { words: HEAD_WORDS.focalName, reader: typedCell(invitationInput.shape.name) },
    email: { words: HEAD_WORDS.email, reader: typedCell(email) },
    locale: { words: HEAD_WORDS.locale, reader: choiceCell(languages) },
  },
  needed: [SENDERS, ['email']],
  whole: (read) => {
    const { values, problems } = oneSender(read);
    if (!values.kind || !values.organization || !isOfCountry(values.kind as DelegationKind))
      return { values, problems };
    const why = sentence('delegations.invalid.countryForMember');
    return { values, problems: [...problems, { field: 'kind', why }] };
  },
  about: ({ country, organization }) => {
    if (country) return { field: 'country', key: String(country) };
    return organization ? { field: 'organization', key: folded(String(organization)) } : null;
  },
};
