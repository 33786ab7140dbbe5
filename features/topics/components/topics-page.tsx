import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText, shownText } from '@/platform/i18n/shown-text';
import type { ConferenceTopic, TopicTarget } from '../queries/topics';
import { targetWords } from './target-words';

type TopicsConference = { slug: string; title: LocalText; originalLanguage: Locale };
type Props = { conference: TopicsConference; topics: readonly ConferenceTopic[]; mayEdit: boolean };

const PATHS = { outcome: '/outcomes/', session: '/sessions/', agendaItem: null } as const;

const pathOf = ({ kind, id, number }: TopicTarget) => {
  const path = PATHS[kind];
  return path && `${path}${kind === 'outcome' ? number : id}`;
};

/** Topics in the order of the reader's language. */
export const inReadersOrder = (topics: readonly ConferenceTopic[], locale: Locale, original: Locale) =>
  sorted(topics, locale, ({ title }) => pick(title, locale, original));

/** The topics of a conference: how each is linked with others, and what came of it. */
export async function TopicsPage({ conference, topics, mayEdit }: Props) {
  const [t, locale] = await Promise.all([getTranslations('topics'), readerLocale()]);
  const { slug, originalLanguage: original } = conference;
  const here = `/${locale}/${slug}`;
  return (
    <Main width="text">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, original)} />}
        title={t('title')}
        lead={t('lead')}
        actions={
          mayEdit && (
            <ButtonLink variant="secondary" href={`${here}/topics/edit`}>
              {t('edit')}
            </ButtonLink>
          )
        }
      />
      {topics.length === 0 && (
        <EmptyState text={t('none')} action={{ label: t('toConference'), href: here }} />
      )}
      {inReadersOrder(topics, locale, original).map(({ id, title, links, targets }) => (
        <Section key={id} title={pick(title, locale, original)} id={`topic-${id}`}>
          {links.length > 0 && (
            <ul className="grid gap-1 font-serif text-document">
              {links.map(({ toId, to, how }) => (
                <li key={toId}>
                  <InLanguage {...markedText(how, locale, original)} />{' '}
                  <Link className="font-sans text-dense" href={`#topic-${toId}`}>
                    {pick(to, locale, original)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {targets.length > 0 && (
            <ul className="mt-3 grid gap-1">
              {targets.map((target) => {
                const path = pathOf(target);
                const words = targetWords(target, locale, original);
                return (
                  <li key={target.id}>
                    {path ? <Link href={here + path}>{words}</Link> : <span>{words}</span>}
                  </li>
                );
              })}
            </ul>
          )}
        </Section>
      ))}
    </Main>
  );
}
