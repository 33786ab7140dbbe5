import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { watching } from '@/domain/topics';
import { readerLocale } from '@/platform/i18n/reader';
import type { Speakers } from '../queries/speakers';
import { AskForm } from './ask-form';
import { OrderRules } from './order-rules';
import { Speaker, SpeechTime } from './speaking';
import { WaitingList } from './waiting-list';
import { WithdrawForm } from './withdraw-form';

type Props = {
  conference: { id: string; slug: string };
  sessionId: string;
  speakers: Speakers;
  /** the call for objections that is open, drawn by its own area */
  call?: ReactNode;
};

/** The speakers' list on the page of its session: who has the floor, who waits, and where a delegate asks for it. */
export async function SpeakersSection({ conference, sessionId, speakers, call }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const { own, waiting, rules, now, presides, closedAt } = speakers;
  const [first] = speakers.floor;
  const here = `/${locale}/${conference.slug}/sessions/${sessionId}`;
  const { slug } = conference;
  const position = waiting.findIndex(({ delegationId }) => delegationId === own?.delegationId) + 1;
  const because = waiting[position - 1]?.because;
  return (
    <Section
      title={t('title')}
      id="speakers"
      lead={rules.length > 0 && <OrderRules rules={rules} />}
      actions={
        <>
          {presides && <ButtonLink href={`${here}/console`}>{t('console.open')}</ButtonLink>}
          <ButtonLink variant="secondary" href={`${here}/hall`}>
            {t('hall.title')}
          </ButtonLink>
        </>
      }
    >
      <LiveRefresh what={watching(conference.id, `speakers:${sessionId}`, 'rules:*')} />
      {call}
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        {first ? (
          <>
            <div>
              <p className="text-dense text-muted">{t('hasFloor')}</p>
              <p>
                <Speaker speech={first} />
              </p>
            </div>
            <p className="text-h2">
              <SpeechTime speech={first} now={now} />
            </p>
          </>
        ) : (
          <p className="text-muted">{t('nobody')}</p>
        )}
      </div>
      {position > 0 && (
        <p className="mb-2">
          <strong>{t('position', { position, count: waiting.length })}</strong>
          {because && ` ${t(`because.${because}`)}`}
        </p>
      )}
      {waiting.length === 0 ? (
        <EmptyState text={t('empty')} />
      ) : (
        <WaitingList
          waiting={waiting}
          own={own?.delegationId}
          acts={(one) =>
            own?.accredited &&
            one.delegationId === own.delegationId && (
              <WithdrawForm slug={slug} sessionId={sessionId} request={one} />
            )
          }
        />
      )}
      {closedAt && <p className="mt-4 text-dense text-muted">{t('closed')}</p>}
      {own && <AskForm slug={slug} sessionId={sessionId} speakers={speakers} own={own} />}
    </Section>
  );
}
