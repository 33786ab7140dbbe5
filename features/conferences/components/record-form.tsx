import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { Link } from '@/components/link';
import { CONFERENCE_ENTITIES, EVENTS, kindsWordedAs } from '@/domain/events';
import { type RecordView, recordQuery, WORDED } from '@/domain/record-view';
import { inOrder, sorted } from '@/platform/i18n/format';
import type { RecordPerson } from '../queries/record';
import { namedThing, type Reading } from './record-things-words';
import { kindWords } from './record-words';

type Props = { reading: Reading; address: string; view: RecordView; persons: readonly RecordPerson[] };

/** What of the record is shown. It asks by its address, so it works without JavaScript, and the list can be handed on. */
export async function RecordForm({ reading, address, view, persons }: Props) {
  const { locale } = reading;
  const [t, overview] = await Promise.all([
    getTranslations('conferences.record'),
    getTranslations('conferences.overview'),
  ]);
  const { subject, kind, person, from, to } = view;
  const one = subject?.id ? namedThing(reading, subject.entity, subject.id) : null;
  const nameOf = ({ id, name }: RecordPerson) => ({ value: id, label: name });
  const inGroup = (office: boolean) =>
    persons
      .filter((one) => one.office === office)
      .map(nameOf)
      .sort((a, b) => inOrder(locale)(a.label, b.label));
  const kinds = CONFERENCE_ENTITIES.map((entity) => ({
    label: t(`about.${entity}`),
    options: sorted(
      WORDED.filter((worded) =>
        kindsWordedAs(worded).some((known) => Object.hasOwn(EVENTS, known) && entityOf(known) === entity),
      ).map((worded) => ({ value: worded, label: kindWords(locale, worded) })),
      locale,
      ({ label }) => label,
    ),
  })).filter(({ options }) => options.length > 0);
  return (
    <search>
      <form action={address} method="get" aria-label={t('filters')} className="mb-6 print:hidden">
        <div className="grid grid-cols-2 items-end gap-4 lg:grid-cols-[1fr_1.25fr_1.25fr_auto_auto_auto]">
          {subject?.id ? (
            <Hidden name="object" value={`${subject.entity}:${subject.id}`} />
          ) : (
            <SelectField
              name="about"
              label={t('filter.about')}
              defaultValue={subject?.entity ?? ''}
              empty={t('anything')}
              options={sorted(
                CONFERENCE_ENTITIES.map((entity) => ({ value: entity, label: t(`about.${entity}`) })),
                locale,
                ({ label }) => label,
              )}
              width="full"
            />
          )}
          <SelectField
            name="kind"
            label={t('filter.kind')}
            defaultValue={kind ?? ''}
            empty={t('anyKind')}
            groups={sorted(kinds, locale, ({ label }) => label)}
            width="full"
          />
          <SelectField
            name="person"
            label={t('filter.person')}
            defaultValue={person ?? ''}
            empty={t('anybody')}
            options={[{ value: 'system', label: overview('house') }]}
            groups={[
              { label: t('offices'), options: inGroup(true) },
              { label: t('persons'), options: inGroup(false) },
            ].filter(({ options }) => options.length > 0)}
            width="full"
          />
          <Field name="from" type="date" label={t('filter.from')} defaultValue={from ?? ''} width="full" />
          <Field name="to" type="date" label={t('filter.to')} defaultValue={to ?? ''} width="full" />
          <Button type="submit">{t('show')}</Button>
        </div>
        {recordQuery(view) && (
          <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
            {one && (
              <span>
                {t('only')} {one.href ? <Link href={one.href}>{one.name}</Link> : <bdi>{one.name}</bdi>}
              </span>
            )}
            <Link href={address}>{t('all')}</Link>
          </p>
        )}
      </form>
    </search>
  );
}

const entityOf = (kind: string) => EVENTS[kind as keyof typeof EVENTS].entity;
