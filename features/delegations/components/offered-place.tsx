import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Facts } from '@/components/page/facts';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { isUnanswered, waitingState } from '@/domain/waiting';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { acceptWaitingPlaceAction, declineWaitingPlaceAction } from '../actions/people';
import { senderName } from '../queries/places';
import type { OwnWaitingPlace } from '../queries/waiting';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    closedAt: Date | null;
  };
  own: OwnWaitingPlace;
  accountId: string;
};

/** What the page is about by now: an offer in which nobody can be seated any more has lapsed. */
function shownState({ closedAt }: Props['conference'], own: OwnWaitingPlace) {
  const state = waitingState(own);
  if (state !== 'waiting' && state !== 'offered') return state;
  if (closedAt || own.withdrawnAt || isUnanswered(own, own.now)) return 'lapsed';
  return state;
}

/** Whoever waits for a place in a delegation sees where they stand, and takes or declines what is offered. */
export async function OfferedPlace({ conference, own, accountId }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { slug, timeZone } = conference;
  const state = shownState(conference, own);
  const until = own.offerEndsAt && moment(own.offerEndsAt, locale, timeZone);
  const texts = formTexts(locale);
  const fields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="waitingPlaceId" value={own.id} />
      <Hidden name="version" value={own.version} />
    </>
  );
  return (
    <Main width="form">
      <LiveRefresh what={watching(conference.id, `account:${accountId}`)} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('waiting.ownTitle')}
        lead={t(`waiting.own.${state}`)}
      />
      <div className="grid gap-6">
        <Facts
          items={[
            { term: t('term.name'), detail: <bdi>{own.name}</bdi> },
            { term: t('term.delegation'), detail: senderName(own, locale) },
            { term: t('term.capacity'), detail: t(`capacity.${own.capacity}`) },
            ...(state === 'waiting'
              ? [{ term: t('waiting.position'), detail: number(own.before + 1, locale) }]
              : []),
            ...(state === 'offered' && until ? [{ term: t('waiting.until'), detail: until }] : []),
          ]}
        />
        {state === 'offered' && (
          <ActionForm action={acceptWaitingPlaceAction} texts={texts} id="accept-place">
            {fields}
            <SubmitButton size="l">{t('waiting.accept')}</SubmitButton>
          </ActionForm>
        )}
        {(state === 'offered' || state === 'waiting') && (
          <ActionForm action={declineWaitingPlaceAction} texts={texts} id="decline-place">
            {fields}
            <SubmitButton variant="secondary">
              {t(state === 'offered' ? 'waiting.decline' : 'waiting.leave')}
            </SubmitButton>
          </ActionForm>
        )}
        {state === 'seated' && (
          <p>
            <ButtonLink href={`/${locale}/${slug}/registration`}>{t('waiting.register')}</ButtonLink>
          </p>
        )}
      </div>
    </Main>
  );
}
