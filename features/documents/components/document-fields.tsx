import { getTranslations } from 'next-intl/server';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { CLASSIFICATIONS, DOCUMENT_READERS, placeOf, UPLOADED_KINDS } from '@/domain/documents';
import { inItemOrder } from '@/domain/item-number';
import { pick } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { dayAndClock } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { languagesFor, readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';
import type { DocumentPlaces } from '../queries/form';

type NamesProps = {
  conference: WorkingLanguages;
  document?: Pick<DocumentLine, 'title' | 'originalLanguage'>;
};

/** What a document or a part of one is called, and the language that it was written in. */
export async function DocumentNames({ conference, document }: NamesProps) {
  const [t, locale] = await Promise.all([getTranslations('documents.field'), readerLocale()]);
  const languages = languagesFor(locale);
  const working = workingLanguagesFor(locale, conference);
  return (
    <>
      <LocalTextFields name="title" legend={t('title')} languages={working} defaultValue={document?.title} />
      <SelectField
        name="originalLanguage"
        label={t('originalLanguage')}
        defaultValue={document?.originalLanguage ?? locale}
        options={languages.map((one) => ({ value: one.locale, label: one.name }))}
      />
    </>
  );
}

type OfPartProps = {
  document: DocumentLine;
  /** of what it is a part of */
  symbol: string;
};

/** What a part carries along of its document, which it cannot have otherwise. */
export function DocumentOfPart({ document, symbol }: OfPartProps) {
  const { kind, classification, readers } = document;
  return (
    <>
      {Object.entries({ symbol, kind, classification, belongsTo: placeOf(document) }).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {readers.map((reader) => (
        <Hidden key={reader} name="readers[]" value={reader} />
      ))}
    </>
  );
}

type Props = {
  places: DocumentPlaces & { symbol: string };
  conference: { timeZone: string } & WorkingLanguages;
  document?: DocumentLine;
  /** where a new one is to belong, in the words of the form */
  belongsTo?: string;
};

/** What a document is, where it belongs, and who may read it. */
export async function DocumentFields({ places, conference, document, belongsTo }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  const say = sayIn(locale);
  const { items, sessions, outcomes } = places;
  const groups = [
    {
      label: t('field.items'),
      options: items
        .toSorted((a, b) => inItemOrder(a.number, b.number))
        .map(({ id, number, title }) => ({
          value: `agendaItem:${id}`,
          label: t('itemAndTitle', { number: itemLabel(number, locale), title: pick(title, locale) }),
        })),
    },
    {
      label: t('field.sessions'),
      options: sessions.map(({ id, title, startsAt }) => ({
        value: `session:${id}`,
        label: say('outcomes.propose.sessionAt', {
          session: pick(title, locale),
          time: dayAndClock(startsAt, locale, conference.timeZone),
        }),
      })),
    },
    {
      label: t('field.outcomes'),
      options: outcomes.map(({ id, number, symbol, title }) => ({
        value: `outcome:${id}`,
        label: outcomeAndTitle({ number, symbol }, pick(title, locale), locale),
      })),
    },
  ].filter(({ options }) => options.length > 0);
  return (
    <>
      <Field
        name="symbol"
        label={t('field.symbol')}
        hint={t('field.symbolHint')}
        defaultValue={document?.symbol ?? places.symbol}
        dir="ltr"
      />
      <SelectField
        name="kind"
        label={t('field.kind')}
        defaultValue={document?.kind}
        options={UPLOADED_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <DocumentNames conference={conference} document={document} />
      <SelectField
        name="belongsTo"
        label={t('field.place')}
        empty={places.anywhere ? t('field.placeConference') : undefined}
        defaultValue={document ? placeOf(document) : belongsTo}
        groups={groups}
        width="full"
      />
      <RadioGroup
        name="classification"
        legend={t('field.classification')}
        defaultValue={document?.classification ?? 'public'}
        options={CLASSIFICATIONS.map((value) => ({ value, label: t(`classification.${value}`) }))}
      />
      <CheckboxGroup
        name="readers"
        legend={t('field.readers')}
        hint={t('field.readersHint')}
        defaultValue={document?.readers}
        options={DOCUMENT_READERS.map((value) => ({ value, label: t(`reader.${value}`) }))}
      />
    </>
  );
}
