import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { HELD_PARTS, type HeldPart } from '@/domain/held/parts';
import { apart, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { HeldSummary } from '../queries/own-data';

type Period = 'account' | 'answers' | 'short' | 'conference' | 'record';

/** How long each sort is kept: what nothing erases by itself yet says so. */
const KEPT: Readonly<Record<HeldPart, Period>> = {
  account: 'account',
  signIns: 'short',
  roles: 'conference',
  seats: 'conference',
  answers: 'answers',
  corrections: 'conference',
  requests: 'conference',
  waiting: 'conference',
  badges: 'conference',
  presence: 'conference',
  speeches: 'record',
  notes: 'record',
  mails: 'conference',
  record: 'record',
  acts: 'record',
};

/** `children`: what the reader can ask for. */
type Props = { summary: HeldSummary; mustWait: boolean; children?: ReactNode };

/** Everything that is held about the reader: what, why, who reads it, for how long, and the download of it. */
export async function OwnData({ summary, mustWait, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('accounts.data'), readerLocale()]);
  const linesOf = (conferenceId: string | null) =>
    HELD_PARTS.flatMap((part) => {
      const own = summary.counts.find((one) => one.part === part && one.conferenceId === conferenceId);
      return own && own.count > 0 ? [own] : [];
    });
  const table = (conferenceId: string | null, where: string) => (
    <DataTable
      caption={t('caption', { where })}
      captionHidden
      stack="lines"
      rows={linesOf(conferenceId)}
      rowKey={({ part }) => part}
      columns={[
        {
          key: 'what',
          label: t('column.what'),
          header: true,
          cell: ({ part }) => (
            <>
              {t(`part.${part}.title`)}
              <p className="font-normal text-muted">{t(`part.${part}.what`)}</p>
            </>
          ),
        },
        { key: 'why', label: t('column.why'), cell: ({ part }) => t(`part.${part}.why`) },
        { key: 'readers', label: t('column.readers'), cell: ({ part }) => t(`part.${part}.readers`) },
        { key: 'kept', label: t('column.kept'), cell: ({ part }) => t(`keep.${KEPT[part]}`) },
        {
          key: 'count',
          label: t('column.count'),
          numeric: true,
          cell: ({ count }) => number(count, locale),
        },
      ]}
    />
  );
  return (
    <Main>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      {mustWait && (
        <Notice tone="warning" label={t('important')} title={t('waitTitle')}>
          <p>{t('wait')}</p>
        </Notice>
      )}
      <div className="mt-4 grid justify-items-start gap-2">
        <ButtonLink href={`/${locale}/account/data/own-data.zip`} download>
          {t('download')}
        </ButtonLink>
        <p className="text-muted">{t('downloadHint')}</p>
      </div>
      <Section title={t('house')}>{table(null, t('house'))}</Section>
      {summary.conferences.map(({ id, symbol, title, originalLanguage }) => {
        const { text, mark } = markedText(title, locale, originalLanguage);
        // Two conferences of a series may have one title.
        const heading = [text, ...(mark ? [mark] : []), `(${apart(symbol, locale)})`].join(' ');
        return (
          <Section key={id} title={heading}>
            {table(id, heading)}
          </Section>
        );
      })}
      {children}
    </Main>
  );
}
