import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { MailAddress } from '@/components/page/mail-address';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { removeWaitingPlaceAction } from '../actions/people';
import type { WaitingPerson } from '../queries/waiting';

type Props = { slug: string; timeZone: string; waiting: readonly WaitingPerson[]; mayRemove: boolean };

/** Who waits for a place, in the order in which places are offered. */
export async function WaitingPlaces({ slug, timeZone, waiting, mayRemove }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (waiting.length === 0) return null;
  const texts = formTexts(locale);
  const inLine = waiting.filter(({ offerEndsAt }) => offerEndsAt === null);
  // Whoever is offered a place waits no more: the next in line is the first, as on their own page.
  const rows = waiting.map((one) => ({ ...one, position: inLine.indexOf(one) + 1 }));
  return (
    <Section title={t('waiting.title')} id="waiting" lead={t('waiting.lead')}>
      <DataTable
        caption={t('waiting.title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'position',
            label: t('waiting.position'),
            cell: ({ position }) => (position > 0 ? number(position, locale) : '–'),
          },
          { key: 'name', label: t('term.name'), header: true, cell: ({ name }) => <bdi>{name}</bdi> },
          {
            key: 'email',
            label: t('term.email'),
            cell: ({ email }) => <MailAddress address={shownMailAddress(email)} />,
          },
          { key: 'capacity', label: t('term.capacity'), cell: (row) => t(`capacity.${row.capacity}`) },
          {
            key: 'state',
            label: t('waiting.state'),
            cell: ({ offerEndsAt, addedAt }) =>
              offerEndsAt
                ? t('waiting.offeredUntil', { time: moment(offerEndsAt, locale, timeZone) })
                : t('waiting.since', { time: moment(addedAt, locale, timeZone) }),
          },
          ...(mayRemove
            ? [
                {
                  key: 'actions',
                  label: t('term.actions'),
                  cell: ({ id, version, name }: WaitingPerson) => (
                    <ActionForm action={removeWaitingPlaceAction} texts={texts} id={`remove-waiting-${id}`}>
                      <Hidden name="conference" value={slug} />
                      <Hidden name="waitingPlaceId" value={id} />
                      <Hidden name="version" value={version} />
                      <SubmitButton variant="quiet" size="s">
                        {t('waiting.remove')}
                        <span className="sr-only"> {t('page.manageOf', { name })}</span>
                      </SubmitButton>
                    </ActionForm>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
