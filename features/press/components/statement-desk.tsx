import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import type { WorkingLanguages } from '@/domain/working-languages';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Statement, StatementDesk } from '../queries/statements';
import { AddStatementForm, StatementForms } from './statement-forms';
import { Speaker, StatementWords } from './statements';

type StatementDeskConference = { id: string; slug: string; timeZone: string } & WorkingLanguages;
type Props = { conference: StatementDeskConference; desk: StatementDesk };

const LOOK = {
  draft: { tone: 'neutral', mark: 'proposal' },
  published: { tone: 'positive', mark: 'check' },
  withdrawn: { tone: 'quiet', mark: 'cross' },
} as const;

const stateOf = ({ withdrawn, publishedAt }: Statement) => {
  if (withdrawn) return 'withdrawn';
  return publishedAt ? 'published' : 'draft';
};

/** Where the statements of a session are written, published and withdrawn. */
export async function StatementDeskPage({ conference, desk }: Props) {
  const [t, agenda, locale] = await Promise.all([
    getTranslations('press.statement'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  const { session, statements } = desk;
  const title = pick(session.title, locale, conference.originalLanguage);
  const here = `/${locale}/${conference.slug}`;
  const senders = sorted(desk.delegations, locale, (one) => senderSortKey(one, locale)).map((one) => ({
    value: one.id,
    label: senderName(one, locale),
  }));
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `notes:${session.id}`)} />
      <Breadcrumbs
        label={agenda('breadcrumbs')}
        items={[
          { label: agenda('title'), href: `${here}/agenda` },
          { label: title, href: `${here}/sessions/${session.id}` },
        ]}
      />
      <PageHeading title={t('deskTitle')} lead={t('lead')} />
      {statements.length === 0 && <EmptyState text={t('none')} />}
      {statements.map((statement) => (
        <Section
          key={statement.id}
          title={t('number', { number: statement.number })}
          id={`statement-${statement.number}`}
        >
          <p className="flex flex-wrap items-baseline gap-x-3">
            <TagWord {...LOOK[stateOf(statement)]}>{t(`state.${stateOf(statement)}`)}</TagWord>
            <span className="font-semibold">
              <Speaker statement={statement} original={conference.originalLanguage} sender />
            </span>
          </p>
          <StatementWords statement={statement} conference={conference} />
          <StatementForms conference={conference} statement={statement} senders={senders} />
        </Section>
      ))}
      <Section title={t('addTitle')} id="add">
        <AddStatementForm conference={conference} session={session} senders={senders} />
      </Section>
    </Main>
  );
}
