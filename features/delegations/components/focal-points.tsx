import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { MailAddress } from '@/components/page/mail-address';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { inviteFocalPointAction, withdrawFocalPointAction } from '../actions';
import type { DelegationWhole } from '../queries/delegations';
import { FocalNameForm } from './focal-name-form';
import { HandoverForm } from './handover-form';
import { LanguageOfLetter } from './invite-form';

type Props = {
  slug: string;
  delegationId: string;
  focalPoints: DelegationWhole['focalPoints'];
  timeZone: string;
};

/** Who nominates for the delegation, and the form to invite one more. */
export async function FocalPoints({ slug, delegationId, focalPoints, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
    </>
  );
  return (
    <>
      <DataTable
        caption={t('page.focalPoints')}
        captionHidden
        rows={sorted(focalPoints, locale, ({ name }) => name)}
        rowKey={(row) => row.id}
        empty={<EmptyState text={t('page.noFocalPoints')} />}
        columns={[
          { key: 'name', label: t('term.name'), header: true, cell: (row) => <bdi>{row.name}</bdi> },
          {
            key: 'email',
            label: t('term.email'),
            cell: (row) => <MailAddress address={shownMailAddress(row.email)} />,
          },
          {
            key: 'actions',
            label: t('term.actions'),
            speaks: true,
            cell: (row) => (
              <div className="grid gap-2">
                <ActionForm action={withdrawFocalPointAction} texts={texts} id={`drop-${row.id}`}>
                  {hiddenFields}
                  <Hidden name="focalPointId" value={row.id} />
                  <Hidden name="version" value={row.version} />
                  <SubmitButton variant="quiet" size="s">
                    {t('page.dropFocalPoint')}
                    <span className="sr-only"> {t('page.manageOf', { name: row.name })}</span>
                  </SubmitButton>
                </ActionForm>
                <details>
                  <summary className="cursor-pointer py-1 text-accent">
                    {t('correct.nameSend')}
                    <span className="sr-only"> {t('page.manageOf', { name: row.name })}</span>
                  </summary>
                  <div className="max-w-80 py-2">
                    <FocalNameForm
                      slug={slug}
                      delegationId={delegationId}
                      focalPoint={row}
                      timeZone={timeZone}
                    />
                  </div>
                </details>
                <details>
                  <summary className="cursor-pointer py-1 text-accent">
                    {t('handover.title')}
                    <span className="sr-only"> {t('page.manageOf', { name: row.name })}</span>
                  </summary>
                  <div className="max-w-80 py-2">
                    <p className="mb-3 text-meta text-muted">{t('handover.lead')}</p>
                    <HandoverForm slug={slug} delegationId={delegationId} focalPoint={row} />
                  </div>
                </details>
              </div>
            ),
          },
        ]}
      />
      <Section title={t('page.addFocalPoint')} level={3}>
        <ActionForm action={inviteFocalPointAction} texts={texts} id="add-focal-point" resetOnOk>
          {hiddenFields}
          <Field name="name" label={t('invite.focalName')} autoComplete="off" />
          <Field name="email" type="email" label={t('invite.focalEmail')} autoComplete="off" dir="ltr" />
          <LanguageOfLetter label={t('invite.language')} locale={locale} />
          <SubmitButton variant="secondary">{t('page.inviteFocalPoint')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
