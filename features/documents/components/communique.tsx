import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { FactLine } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { directionOf, pick } from '@/domain/local-text';
import { day, languageName, listing, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { Communique } from '../queries';

type CommuniqueConference = { slug: string; timeZone: string };
type Props = { conference: CommuniqueConference; communique: Communique | null };

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
  const colon = sayIn(locale)('common.colon');
  const names = languages.map((l) => languageName(l, locale));
  const facts = [
    publishedAt && [t('published'), day(publishedAt, locale, conference.timeZone)].join(colon),
    [t('languages'), listing(names, locale)].join(colon),
    names.length > 1 && [t('original'), languageName(originalLanguage, locale)].join(colon),
  ];
  return (
    <Main width="document">
      <PageHeading
        kicker={t('communique')}
        reference={symbol}
        title={pick(title, locale)}
        lead={<FactLine facts={facts} />}
      />
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
      </div>
    </Main>
  );
}
