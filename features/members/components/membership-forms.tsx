import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { MEMBER_REGIONS } from '@/domain/regions';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { editMembershipAction, endMembershipAction, removeMembershipAction } from '../actions';
import type { Membership } from '../queries/memberships';

type Props = { membership: Membership; inScope: boolean };

/** From when until when it is a member; then ending, correcting and, where nobody relies on it, removing that. */
export async function MembershipForms({ membership, inScope }: Props) {
  const [t, regions, common, locale] = await Promise.all([
    getTranslations('members'),
    getTranslations('conferences.region'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { id, version, region, since, until, reason } = membership;
  const texts = formTexts(locale);
  const date = (one: string | null) => (one ? day(new Date(one), locale, 'UTC') : '–');
  const about = (
    <>
      <Hidden name="membershipId" value={id} />
      <Hidden name="version" value={version} />
    </>
  );
  return (
    <Section title={t('membership')}>
      <SummaryList
        rows={[
          { key: t('region'), value: region ? regions(region) : '–' },
          { key: t('since'), value: date(since) },
          { key: t('until'), value: date(until) },
          ...(reason ? [{ key: t('endReason'), value: <span dir="auto">{reason}</span> }] : []),
        ]}
      />
      {until === null && (
        <Fold title={t('endTitle')} id={`ending-${id}`} inset>
          <ActionForm action={endMembershipAction} texts={texts} id={`end-${id}`}>
            {about}
            <p className="measure text-muted">{t('endLead')}</p>
            <Field name="until" type="date" label={t('lastDay')} />
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('end')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      <Fold title={t('correctTitle')} id={`correcting-${id}`} inset>
        <ActionForm action={editMembershipAction} texts={texts} id={`membership-${id}`}>
          {about}
          <SelectField
            name="region"
            label={t('region')}
            empty={t('noRegion')}
            options={MEMBER_REGIONS.map((value) => ({ value, label: regions(value) }))}
            defaultValue={region ?? undefined}
            optional={common('optional')}
          />
          <Field
            name="since"
            type="date"
            label={t('since')}
            hint={t('sinceHint')}
            defaultValue={since ?? undefined}
            optional={common('optional')}
          />
          <Field
            name="until"
            type="date"
            label={t('lastDay')}
            defaultValue={until ?? undefined}
            optional={common('optional')}
          />
          <TextArea {...reasonField(locale)} />
          <SubmitButton>{t('correct')}</SubmitButton>
        </ActionForm>
      </Fold>
      {!inScope && (
        <Fold title={t('removeTitle')} id={`removing-${id}`} inset>
          <ActionForm action={removeMembershipAction} texts={texts} id={`remove-${id}`}>
            {about}
            <p className="measure text-muted">{t('removeLead')}</p>
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('remove')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </Section>
  );
}
