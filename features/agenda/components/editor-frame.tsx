import { InLanguage } from '@/components/page/in-language';
import { shownText } from '@/platform/i18n/shown-text';
import './board.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Tabs } from '@/components/page/tabs';
import { classes } from '@/components/text';
import { watching } from '@/domain/topics';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { readerLocale } from '@/platform/i18n/reader';

const PARTS = [
  { key: 'timetable', path: '/edit' },
  { key: 'rooms', path: '/edit/rooms' },
  { key: 'items', path: '/edit/items' },
  { key: 'release', path: '/release' },
] as const;

type Props = {
  conference: ConferenceFacts;
  part: (typeof PARTS)[number]['key'];
  /** changes that the public does not see yet */
  unreleased: number;
  actions?: ReactNode;
  children: ReactNode;
};

/** The organizer's desk for the agenda: the timetable, the rooms, the items, the release. */
export async function EditorFrame({ conference, part, unreleased, actions, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const base = `/${locale}/${conference.slug}/agenda`;
  return (
    <Main width="wide">
      <LiveRefresh what={watching(conference.id, `agenda:${conference.id}`)} />
      <PageHeading
        title={t('editTitle')}
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        lead={t('status.unreleased', { count: unreleased })}
        actions={actions}
      />
      <Tabs
        label={t('parts')}
        items={PARTS.map(({ key, path }) => ({
          label: t(`part.${key}`),
          href: base + path,
          current: key === part,
          count: key === 'release' && unreleased > 0 ? unreleased : undefined,
        }))}
      />
      {conference.closedAt && (
        <Notice tone="info" label={t('noteLabel')}>
          <p>{t('closedNote')}</p>
        </Notice>
      )}
      <div
        className={classes(
          conference.closedAt !== null && 'mt-8',
          (part === 'rooms' || part === 'items') && 'max-w-list',
        )}
      >
        {children}
      </div>
    </Main>
  );
}
