import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Tabs } from '@/components/page/tabs';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OutcomeLine } from '../queries';
import { OutcomeList } from './outcome-list';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale };
  outcomes: OutcomeLine[];
  mayPropose: boolean;
  /** for a delegation that the viewer speaks for */
  maySubmit: boolean;
  /** the address asks for those alone that are to be decided */
  draftsAlone: boolean;
  /** with which a late text is admitted, for who may */
  admission?: ReactNode;
};

/** Every outcome of a conference that the viewer may see, or those alone that are to be decided, while there are any. */
export async function OutcomesPage(props: Props) {
  const [t, topics, locale] = await Promise.all([
    getTranslations('outcomes'),
    getTranslations('topics'),
    readerLocale(),
  ]);
  const { conference, outcomes, mayPropose, maySubmit, draftsAlone, admission } = props;
  const here = `/${locale}/${conference.slug}`;
  const drafts = outcomes.filter(({ state }) => state === 'draft');
  const narrowed = draftsAlone && drafts.length > 0;
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'outcome:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={
          <>
            {t('lead')} <Link href={`${here}/topics`}>{topics('title')}</Link>
          </>
        }
        actions={
          (mayPropose || maySubmit) && (
            <>
              {mayPropose && <ButtonLink href={`${here}/outcomes/propose`}>{t('propose.title')}</ButtonLink>}
              {maySubmit && (
                <ButtonLink href={`${here}/outcomes/submit`} variant={mayPropose ? 'secondary' : 'primary'}>
                  {t('submit.title')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {drafts.length > 0 && (
        <Tabs
          label={t('show.label')}
          items={[
            {
              label: t('show.all'),
              href: `${here}/outcomes`,
              current: !narrowed,
              count: number(outcomes.length, locale),
            },
            {
              label: t('show.draft'),
              href: `${here}/outcomes?show=draft`,
              current: narrowed,
              count: number(drafts.length, locale),
            },
          ]}
        />
      )}
      <OutcomeList slug={conference.slug} outcomes={narrowed ? drafts : outcomes} whole />
      {outcomes.length > 0 && (
        <ListLinks label={sayIn(locale)('sheets.download')} address={`${here}/lists/outcomes`} />
      )}
      {admission}
    </Main>
  );
}
