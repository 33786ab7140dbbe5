import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ByColleague } from '@/components/page/by-office';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { FactLine } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { directionOf, type Locale, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { day, dayAndClock, languageName, listing, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { Communique } from '../queries/communique';
import { CommuniqueCorrigenda, CommuniqueCorrigendumForm, CorrigendumBeside } from './communique-corrigenda';
import { CommuniqueTag } from './communique-tag';

type CommuniqueConference = { id: string; slug: string; timeZone: string };
type Props = {
  conference: CommuniqueConference;
  communique: Communique | null;
  may: { edit: boolean; recordCorrigendum: boolean };
};

/** The language that a communiqué is read in: the reader's where it is whole, else the original. */
const communiqueLanguage = (
  { languages, originalLanguage }: Pick<Communique, 'languages' | 'originalLanguage'>,
  reader: Locale,
): Locale => (languages.includes(reader) ? reader : originalLanguage);

/** The closing communiqué as a document, its paragraphs numbered in the rail, with its corrigenda beside them. */
export async function CommuniquePage({ conference, communique, may }: Props) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const live = <LiveRefresh what={watching(conference.id, `communique:${conference.id}`)} />;
  const edit = may.edit && <ButtonLink href={`${here}/communique/edit`}>{t('edit')}</ButtonLink>;
  if (!communique) {
    return (
      <Main width="document">
        {live}
        <PageHeading title={t('communique')} actions={edit} />
        <EmptyState text={t('none')} action={{ label: t('toConference'), href: here }} />
      </Main>
    );
  }
  const { symbol, title, publishedAt, languages, paragraphs, state, corrigenda } = communique;
  const language = communiqueLanguage(communique, locale);
  const written = { lang: language, dir: directionOf(language) };
  return (
    <Main width="document">
      {live}
      <PageHeading
        kicker={t('communique')}
        reference={symbol}
        title={<InLanguage {...markedText(title, locale, communique.originalLanguage)} />}
        tags={!publishedAt && <CommuniqueTag state={state} />}
        lead={<FactLine facts={await factsOf(communique, conference.timeZone)} />}
        actions={!publishedAt && edit}
      />
      <div className="grid gap-8">
        {language !== locale && languages.length > 0 && (
          <Notice tone="info" label={t('note')}>
            <p>{t('onlyIn', { language: languageName(language, locale) })}</p>
          </Notice>
        )}
        {!publishedAt && (
          <Notice tone="warning" label={t('note')}>
            <p>
              {communique.publishesAt
                ? t('publishesAt', {
                    time: dayAndClock(communique.publishesAt, locale, conference.timeZone),
                  })
                : t('notPublished')}
            </p>
          </Notice>
        )}
        {corrigenda
          .filter((one) => one.paragraphId === null && one.language === language)
          .map((one) => (
            <CorrigendumBeside key={one.number} corrigendum={one} timeZone={conference.timeZone} ofTitle />
          ))}
        <ParagraphRail label={t('paragraphs')} {...written}>
          {paragraphs.map(({ id, text }, index) => (
            <RailParagraph
              key={id}
              number={number(index + 1, locale)}
              anchor={`p${index + 1}`}
              numberLabel={t('paragraph', { number: index + 1 })}
            >
              <p className="whitespace-pre-line">{pick(text, language, communique.originalLanguage)}</p>
              {corrigenda
                .filter((one) => one.paragraphId === id && one.language === language)
                .map((one) => (
                  <CorrigendumBeside key={one.number} corrigendum={one} timeZone={conference.timeZone} />
                ))}
            </RailParagraph>
          ))}
        </ParagraphRail>
      </div>
      <CommuniqueCorrigenda communique={communique} language={language} timeZone={conference.timeZone} />
      {publishedAt && may.recordCorrigendum && (
        <CommuniqueCorrigendumForm slug={conference.slug} communique={communique} />
      )}
    </Main>
  );
}

/** When it was published and reviewed, and in which languages it is whole. */
async function factsOf(communique: Communique, timeZone: string) {
  const [t, locale] = await Promise.all([getTranslations('press'), readerLocale()]);
  const { publishedAt, reviewedAt, reviewedBy, languages, originalLanguage } = communique;
  const colon = sayIn(locale)('common.colon');
  const names = languages.map((one) => languageName(one, locale));
  return [
    publishedAt && [t('published'), day(publishedAt, locale, timeZone)].join(colon),
    reviewedAt && (
      <span key="reviewed">
        {t('reviewedBy', { date: day(reviewedAt, locale, timeZone) })}
        <ByColleague by={colleagueAs(locale, reviewedBy, ['organizer'])} />
      </span>
    ),
    names.length > 0 && [t('languages'), listing(names, locale)].join(colon),
    names.length > 1 && [t('original'), languageName(originalLanguage, locale)].join(colon),
  ];
}
