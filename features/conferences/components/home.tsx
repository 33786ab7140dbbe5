import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Lines } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ReadAgain } from '@/components/time/read-again';
import type { Phase } from '@/domain/phase';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OwnConference } from '../queries/duties';
import type { Listed, ListedConference } from '../queries/series';
import { standingOf } from './home-line';
import { MyConferences } from './my-conferences';

/** What matters now comes first. */
const GROUPS: { key: 'now' | 'ahead' | 'past'; phases: readonly Phase[] }[] = [
  { key: 'now', phases: ['running', 'voting'] },
  { key: 'ahead', phases: ['registration', 'planned'] },
  { key: 'past', phases: ['closed', 'decided'] },
];

type Props = {
  listed: Listed;
  mine: OwnConference[];
  mayCreate: boolean;
  firstRun: boolean;
  signedIn: boolean;
};

/** The viewer's own conferences with what is owed in each, and all of them by what matters now. */
export async function Home({ listed, mine, mayCreate, firstRun, signedIn }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.home'), readerLocale()]);
  const { now, conferences, isEmpty, isTrial } = listed;
  const begin = firstRun
    ? { label: t('begin'), href: `/${locale}/first-run` }
    : mayCreate
      ? { label: t('newSeries'), href: `/${locale}/first-run/series` }
      : undefined;
  const edges = conferences.flatMap(({ edge }) => (edge ? [edge.getTime()] : []));
  const lines = async (group: ListedConference[]) => {
    const lined = await Promise.all(group.map((one) => standingOf(one, now)));
    return group.map(({ id, slug, title, originalLanguage }, index) => ({
      key: id,
      title: <InLanguage {...shownText(title, locale, originalLanguage)} />,
      href: `/${locale}/${slug}`,
      facts: lined[index],
    }));
  };
  const groups = await Promise.all(
    GROUPS.map(async ({ key, phases }) => ({ key, lines: await lines(inOrderOf(phases, conferences)) })),
  );
  return (
    <Main width="list">
      {edges.length > 0 && (
        <ReadAgain at={new Date(Math.min(...edges)).toISOString()} now={now.toISOString()} />
      )}
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate &&
          !isEmpty && (
            <>
              <ButtonLink href={`/${locale}/first-run/conference`}>{t('newConference')}</ButtonLink>
              <ButtonLink href={`/${locale}/first-run/series`} variant="secondary">
                {t('newSeries')}
              </ButtonLink>
            </>
          )
        }
      />
      {mine.length > 0 && <MyConferences mine={mine} />}
      {conferences.length === 0 && (
        <EmptyState text={firstRun ? t('emptyFirst') : t('empty')} action={isEmpty ? begin : undefined} />
      )}
      {groups.map(
        (group) =>
          group.lines.length > 0 && (
            <Section key={group.key} title={t(group.key)} id={group.key}>
              <Lines lines={group.lines} />
            </Section>
          ),
      )}
      {mayCreate && (
        <p className="mt-10 flex flex-wrap gap-x-6 gap-y-1">
          <Link href={`/${locale}/administrators`}>{t('administrators')}</Link>
          <Link href={`/${locale}/members`}>{t('members')}</Link>
          <Link href={`/${locale}/removed`}>{t('removed')}</Link>
        </p>
      )}
      {isTrial && !signedIn && (
        <p className="mt-10">
          <Link href={`/${locale}/sign-in#sample`}>{t('sample')}</Link>
        </p>
      )}
    </Main>
  );
}

/** Those in the phases, in the order of these; what is over the last one first. */
function inOrderOf(phases: readonly Phase[], conferences: ListedConference[]): ListedConference[] {
  const there = phases.flatMap((phase) => conferences.filter((one) => one.phase === phase));
  if (!phases.includes('closed')) return there;
  const last = ({ endsOn }: ListedConference) => Date.parse(endsOn ?? '') || 0;
  return there.sort((a, b) => last(b) - last(a));
}
