import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment, sorted, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { endSuspensionAction, writeSuspensionAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { SuspensionLine } from '../queries/settings';

type Props = { conference: ConferenceFacts; suspensions: SuspensionLine[]; members: string[]; now: Date };

/** Suspended voting rights: they are judged at the moment a ballot opens. */
export async function Suspensions({ conference, suspensions, members, now }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('conferences.suspensions'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { id, timeZone } = conference;
  const texts = formTexts(locale);
  const runs = ({ startsAt, endsAt }: SuspensionLine) => startsAt < now && (!endsAt || endsAt > now);
  const options = sorted(members, locale, (code) => countrySortKey(code, locale)).map((value) => ({
    value,
    label: countryName(value, locale),
  }));
  return (
    <>
      <Section title={t('title')} lead={t('lead')}>
        <DataTable
          caption={t('title')}
          captionHidden
          dense={false}
          rows={suspensions}
          rowKey={(row) => row.id}
          empty={<EmptyState text={t('empty')} />}
          columns={[
            {
              key: 'member',
              label: t('member'),
              header: true,
              cell: (row) => countryName(row.countryCode, locale),
            },
            { key: 'from', label: t('from'), cell: (row) => moment(row.startsAt, locale, timeZone) },
            {
              key: 'to',
              label: t('to'),
              cell: (row) => (row.endsAt ? moment(row.endsAt, locale, timeZone) : t('open')),
            },
            { key: 'reason', label: t('reason'), cell: (row) => <span dir="auto">{row.reason}</span> },
            {
              key: 'end',
              label: t('end'),
              speaks: true,
              cell: (row) =>
                runs(row) ? (
                  <ActionForm action={endSuspensionAction} texts={texts} id={`end-${row.id}`}>
                    <Hidden name="conferenceId" value={id} />
                    <Hidden name="suspension" value={row.id} />
                    <Hidden name="version" value={row.version} />
                    <SubmitButton variant="quiet" size="s">
                      {t('endNow')}
                      <span className="sr-only"> {countryName(row.countryCode, locale)}</span>
                    </SubmitButton>
                  </ActionForm>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      </Section>
      <Section title={t('addTitle')}>
        {options.length === 0 ? (
          <p className="text-muted">{t('noMembers')}</p>
        ) : (
          <ActionForm
            action={writeSuspensionAction}
            texts={texts}
            id="suspend"
            className="form-ledger"
            resetOnOk
          >
            <Hidden name="conferenceId" value={id} />
            <SelectField
              name="countryCode"
              label={t('member')}
              empty={t('choose')}
              options={options}
              width="l"
            />
            <Fieldset legend={t('period')} hint={t('zoneHint', { zone: zone(timeZone, locale) })}>
              <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
                <Field name="startsAt" type="datetime-local" label={t('from')} width="m" />
                <Field
                  name="endsAt"
                  type="datetime-local"
                  label={t('to')}
                  hint={t('endHint')}
                  optional={common('optional')}
                  width="m"
                />
              </div>
            </Fieldset>
            <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
            <SubmitButton>{t('add')}</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </>
  );
}
