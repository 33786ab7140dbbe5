import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { watching } from '@/domain/topics';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { BallotConference } from './conference';

/** What a page needs on which something is done with a ballot; `readers`: how many persons get a mail. */
export type Acting = {
  conference: BallotConference & { symbol: string };
  ballot: BallotWhole;
  readers: number;
  /** what becomes of what is sent, where a second person is needed */
  note: ReactNode;
};

type Props = {
  conference: BallotConference;
  ballot: BallotWhole;
  title: string;
  /** false where nothing can be done any more, in place of what is drawn */
  possible?: boolean;
  children: ReactNode;
};

/** The page of something that is done with a ballot; where nothing can be any more, it says so. */
export async function ActingFrame({
  conference,
  ballot,
  title,
  possible = ballot.may.cancel,
  children,
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { number } = ballot;
  const here = `/${locale}/${conference.slug}/ballots`;
  return (
    <Main width="form">
      <LiveRefresh what={watching(conference.id, `ballot:${ballot.id}`)} />
      <Breadcrumbs
        label={t('title')}
        items={[
          { label: t('title'), href: here },
          { label: t('number', { number }), href: `${here}/${number}` },
        ]}
      />
      <PageHeading kicker={t('number', { number })} title={title} />
      {possible ? (
        <div className="grid gap-6">{children}</div>
      ) : (
        <Notice tone="info" label={t('notice.warning')}>
          <p>{t(`refusal.${ballot.phase === 'cancelled' ? 'cancelledAlready' : 'endedAlready'}`)}</p>
        </Notice>
      )}
    </Main>
  );
}
