import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { PartList } from '@/components/page/part-list';
import { can, type Permission } from '@/domain/permissions';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { viewer } from '@/platform/session';
import type { ConferenceFacts } from '../queries';

const PARTS = [
  { key: 'facts', path: '', may: 'conference.edit' },
  { key: 'names', path: '/names', may: 'conference.rename' },
  { key: 'move', path: '/move', may: 'conference.move' },
  { key: 'deadlines', path: '/deadlines', may: 'deadlines.set' },
  { key: 'questions', path: '/questions', may: 'formQuestion.edit' },
  { key: 'erasures', path: '/erasures', may: 'erasure.decide' },
  { key: 'letter', path: '/letter', may: 'letter.edit' },
  { key: 'members', path: '/members', may: 'member.add' },
  { key: 'roles', path: '/roles', may: 'role.grant' },
  { key: 'rules', path: '/rules', may: 'rules.write' },
  { key: 'suspensions', path: '/suspensions', may: 'suspension.write' },
  { key: 'secondPerson', path: '/second-person', may: 'secondPerson.set' },
  { key: 'close', path: '/close', may: 'conference.close' },
  { key: 'hide', path: '/hide', may: 'conference.hide' },
  { key: 'remove', path: '/remove', may: 'conference.remove' },
] as const satisfies { key: string; path: string; may: Permission }[];

export type SettingsPart = (typeof PARTS)[number]['key'];
type Props = { conference: ConferenceFacts; part: SettingsPart; children: ReactNode };

/** The settings of a conference, one part a page and the list of them beside it; shows the parts that the viewer may change. */
export async function SettingsFrame({ conference, part, children }: Props) {
  const [t, locale, me] = await Promise.all([
    getTranslations('conferences.settings'),
    readerLocale(),
    viewer(),
  ]);
  const base = `/${locale}/${conference.slug}/settings`;
  return (
    <Main>
      <PageHeading
        title={t('title')}
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        reference={conference.symbol}
      />
      <PartList
        label={t('parts')}
        parts={PARTS.filter(({ may }) => can(me, may, { conferenceId: conference.id })).map(
          ({ key, path }) => ({
            label: t(`part.${key}`),
            href: base + path,
            current: key === part,
            apart: key === 'close' || key === 'hide' || key === 'remove',
          }),
        )}
      >
        {children}
      </PartList>
    </Main>
  );
}
