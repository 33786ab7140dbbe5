import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { MailAddress } from '@/components/page/mail-address';
import { Notice } from '@/components/page/notice';
import { formTexts } from '@/platform/i18n/form-texts';
import { withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { distinguishParticipantAction } from '../actions/people';
import type { Double } from '../queries/doubles';
import { senderName } from '../queries/places';

type Props = {
  slug: string;
  participantId: string;
  /** the delegation of that person */
  delegationId: string;
  doubles: readonly Double[];
  /** may say that they are two */
  distinguishes: boolean;
};

/** Who looks like the person, under another address: to be withdrawn once, or said to be another one. It blocks nothing. */
export async function Doubles({ slug, participantId, delegationId, doubles, distinguishes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (doubles.length === 0) return null;
  const people = (id: string) => `/${locale}/${slug}/delegations/${id}`;
  return (
    <Notice tone="warning" label={t('reg.important')} title={t('double.title')}>
      <ul className="grid gap-3">
        {doubles.map((other) => (
          <li key={other.participantId}>
            <p>
              <Link href={`${people(other.delegationId)}/${other.participantId}`}>
                <bdi>{other.name}</bdi>
              </Link>
              {withCommas(['', t(`capacity.${other.capacity}`), senderName(other, locale)], locale)}
              {' · '}
              <MailAddress address={shownMailAddress(other.email)} />
            </p>
            <p className="text-dense text-muted">{t(`double.${other.likeness}`)}</p>
            {distinguishes && (
              <ActionForm
                action={distinguishParticipantAction}
                texts={formTexts(locale)}
                id={`distinguish-${other.participantId}`}
              >
                <Hidden name="conference" value={slug} />
                <Hidden name="participantId" value={participantId} />
                <Hidden name="otherId" value={other.participantId} />
                <SubmitButton variant="secondary" size="s">
                  {t('double.two')}
                  <span className="sr-only"> {t('page.manageOf', { name: other.name })}</span>
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <p>
        {t(distinguishes ? 'double.withdraw' : 'double.focal')}{' '}
        <Link href={`${people(delegationId)}#people`}>{t('double.toWithdraw')}</Link>
      </p>
    </Notice>
  );
}
