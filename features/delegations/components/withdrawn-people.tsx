import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Fold } from '@/components/page/fold';
import { DataTable } from '@/components/table/data-table';
import { formTexts } from '@/platform/i18n/form-texts';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { restoreParticipantAction } from '../actions/people';
import type { WithdrawnPerson } from '../queries/delegations';

type Props = { slug: string; timeZone: string; people: WithdrawnPerson[]; full: boolean };

/** Who was withdrawn, and the button that restores each, as long as there is a place. */
export async function WithdrawnPeople({ slug, timeZone, people, full }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (people.length === 0) return null;
  const texts = formTexts(locale);
  return (
    <Fold title={t('page.withdrawn', { count: people.length })} id="withdrawn">
      <p className="mb-4 text-muted">{t('page.withdrawnLead')}</p>
      <DataTable
        caption={t('page.withdrawnCaption')}
        captionHidden
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('term.name'), header: true, cell: ({ name }) => <bdi>{name}</bdi> },
          { key: 'capacity', label: t('term.capacity'), cell: (person) => t(`capacity.${person.capacity}`) },
          {
            key: 'since',
            label: t('page.withdrawnOn'),
            cell: ({ withdrawnAt }) => day(withdrawnAt, locale, timeZone),
          },
          {
            key: 'actions',
            label: t('term.actions'),
            cell: ({ id, name }) =>
              !full && (
                <ActionForm action={restoreParticipantAction} texts={texts} id={`restore-${id}`}>
                  <Hidden name="conference" value={slug} />
                  <Hidden name="participantId" value={id} />
                  <SubmitButton variant="quiet" size="s">
                    {t('page.restore')}
                    <span className="sr-only"> {t('page.manageOf', { name })}</span>
                  </SubmitButton>
                </ActionForm>
              ),
          },
        ]}
      />
    </Fold>
  );
}
