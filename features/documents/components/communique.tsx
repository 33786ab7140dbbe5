import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { directionOf, pick } from '@/domain/local-text';
import { day, languageName, listing, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Communique } from '../queries';

type Conference = { slug: string; timeZone: string };
type Props = { conference: Conference; communique: Communique | null };

/** The closing communiqué as a document, its paragraphs numbered in the rail. */
export async function CommuniquePage({ conference, communique }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  if (!communique) {
    return (
      <Main width="document">
        <PageHeading title={t('communique')} />
        <EmptyState
          text={t('none')}
          action={{ label: t('toConference'), href: `/${locale}/${conference.slug}` }}
        />
      </Main>
    );
  }
  const { symbol, title, originalLanguage, publishedAt, language, languages, paragraphs } = communique;
  const names = languages.map((l) => languageName(l, locale));
  return (
    <Main width="document">
      <PageHeading kicker={t('communique')} reference={symbol} title={pick(title, locale)} />
      <div className="grid gap-8">
        {language !== locale && (
          <Notice tone="info" label={t('note')}>
            <p>{t('onlyIn', { language: languageName(language, locale) })}</p>
          </Notice>
        )}
        {!publishedAt && (
          <Notice tone="warning" label={t('note')}>
            <p>{t('notPublished')}</p>
          </Notice>
        )}
        <ParagraphRail label={t('paragraphs')} lang={language} dir={directionOf(language)}>
          {paragraphs.map((text, index) => (
            <RailParagraph
              key={text}
              number={number(index + 1, locale)}
              anchor={`p${index + 1}`}
              numberLabel={t('paragraph', { number: index + 1 })}
            >
              <p>{text}</p>
            </RailParagraph>
          ))}
        </ParagraphRail>
        <Facts
          items={[
            ...(publishedAt
              ? [{ term: t('published'), detail: day(publishedAt, locale, conference.timeZone) }]
              : []),
            { term: t('original'), detail: languageName(originalLanguage, locale) },
            {
              term: t('languages'),
              detail: listing(names, locale),
            },
          ]}
        />
      </div>
    </Main>
  );
}
