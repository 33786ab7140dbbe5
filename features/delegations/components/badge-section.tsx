import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { REPLACEMENT_CAUSES } from '@/domain/badges';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { issueBadgesAction, replaceBadgeAction } from '../actions/people';
import type { BadgeOfPerson } from '../queries/badges';
import { BadgeLinks } from './badge-links';

type Props = {
  conference: { slug: string; timeZone: string; closedAt: Date | null };
  /** the person, as a list chooses one: which, and as it was looked at */
  person: { id: string; version: number; accredited: boolean };
  badges: readonly BadgeOfPerson[];
};

/** The badge of a person: to be issued, printed, or replaced by another; and those that no longer count. */
export async function BadgeSection({ conference, person, badges }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.badge'), readerLocale()]);
  const { slug, closedAt } = conference;
  const current = badges.find(({ revokedAt }) => revokedAt === null);
  const revoked = badges.filter(({ revokedAt }) => revokedAt !== null);
  const at = (time: Date) => dayAndClock(time, locale, conference.timeZone);
  if (!person.accredited && badges.length === 0) return null;
  return (
    <Section title={t('title')} id="badge" lead={!current && person.accredited && !closedAt && t('none')}>
      <div className="print:hidden">
        {current && (
          <p className="mb-3">
            {t('issued', { number: current.number, time: at(current.issuedAt) })}
            {current.issuedBy && (
              <>
                {' · '}
                <bdi>{current.issuedBy}</bdi>
              </>
            )}
          </p>
        )}
        {current && !person.accredited && <p className="mb-3 text-negative">{t('notAccredited')}</p>}
        {current && person.accredited && <BadgeLinks here={`/${locale}/${slug}`} holders={[person.id]} />}
        {!current && person.accredited && !closedAt && (
          <ActionForm action={issueBadgesAction} texts={formTexts(locale)} id="issue-badge">
            <Hidden name="conference" value={slug} />
            <Hidden name="chosen[]" value={`${person.id}.${person.version}`} />
            <SubmitButton variant="secondary">{t('issue')}</SubmitButton>
          </ActionForm>
        )}
        {current && person.accredited && !closedAt && (
          <Fold id="replacing-badge" title={t('replaceTitle')}>
            <ActionForm action={replaceBadgeAction} texts={formTexts(locale)} id="replace-badge" resetOnOk>
              <Hidden name="conference" value={slug} />
              <Hidden name="participantId" value={person.id} />
              <Hidden name="badgeVersion" value={current.id} />
              <RadioGroup
                name="cause"
                legend={t('cause')}
                hint={t('replaceHint', { number: current.number })}
                options={REPLACEMENT_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
              />
              <SubmitButton variant="danger">{t('replace')}</SubmitButton>
            </ActionForm>
          </Fold>
        )}
      </div>
      {revoked.length > 0 && (
        <ul className="mt-4 text-dense text-muted">
          {revoked.map(({ id, number, revokedAt, revokedFor }) => (
            <li key={id}>
              {revokedAt && revokedFor && t('revoked', { number, time: at(revokedAt), cause: revokedFor })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
