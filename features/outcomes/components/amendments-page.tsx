import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Facts } from '@/components/page/facts';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { mergedText } from '@/domain/amendments/merging';
import { directionOf, type Locale } from '@/domain/local-text';
import { PARTS } from '@/domain/outcomes';
import { watching } from '@/domain/topics';
import { day, languageName } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { OutcomeWhole } from '../queries';
import type { DebateWhole } from '../queries/debate';
import { debateWords } from './amendment-words';
import { DebatedTextRail } from './debated-text';
import { Division } from './division';
import { numbered } from './numbered';
import { StateTag } from './state-tag';

type Props = {
  conference: { id: string; slug: string; originalLanguage: Locale; timeZone: string };
  outcome: OutcomeWhole;
  debate: DebateWhole;
  /** the viewer puts amendments to the vote */
  mayDecide: boolean;
  /** the paragraph or the amendment whose forms are drawn; else the amendment whose turn it is */
  at: string | null;
};

/** A text that is debated: each paragraph with its amendments, and the text as it stands with all that was taken up. */
export async function AmendmentsPage({ conference, outcome, debate, mayDecide, at }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments'), readerLocale()]);
  const path = `/${locale}/${conference.slug}/outcomes/${outcome.number}`;
  const words = debateWords(debate, locale);
  const text = { slug: conference.slug, number: outcome.number, debate, words };
  const open = debate.amendments.filter(({ status }) => status === 'open').length;
  const turn = debate.amendments.some(({ may }) => may.decide) ? (debate.order[0]?.amendment ?? null) : null;
  const merged = mergedText(debate.debate);
  const { language } = debate;
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <PageHeading
        kicker={<InLanguage {...markedText(outcome.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={t('pageLead', { language: languageName(language, locale) })}
        tags={<StateTag outcome={outcome} />}
      />
      <Facts
        items={[
          { term: t('facts.tabled'), detail: day(debate.tabledAt, locale, conference.timeZone) },
          {
            term: t('facts.sponsor'),
            detail: words.sponsors(debate),
          },
          {
            term: t('facts.majority'),
            detail: debate.majority ? t(`majority.${debate.majority}`) : t('facts.noMajority'),
          },
          ...(debate.seconders > 0
            ? [{ term: t('facts.seconding'), detail: t('facts.seconders', { count: debate.seconders }) }]
            : []),
          { term: t('facts.open'), detail: t('openCount', { count: open }) },
        ]}
      />
      <div className="mt-6">
        <ButtonRow>
          <ButtonLink variant="secondary" href={path}>
            {words.outcome(outcome)}
          </ButtonLink>
          {mayDecide && (
            <ButtonLink variant="secondary" download href={`${path}/amendments/voting-list.pdf`}>
              {words.votingList}
            </ButtonLink>
          )}
        </ButtonRow>
      </div>
      <Section title={t('textTitle')} id="amended">
        {debate.amendments.length === 0 && <p className="mb-4 text-muted">{t('none')}</p>}
        <DebatedTextRail text={text} at={at ?? turn} here={`${path}/amendments`} />
      </Section>
      <Division text={text} outcome={outcome} path={path} />
      <Section title={t('mergedTitle')} id="merged" lead={t('mergedLead')}>
        {PARTS.map((part) => {
          const paragraphs = merged.filter((one) => one.part === part);
          if (paragraphs.length === 0) return null;
          return (
            <ParagraphRail key={part} label={words.part(part)}>
              {paragraphs.map((one, index) => (
                <RailParagraph
                  key={one.id}
                  number={numbered(part, index + 1, locale)}
                  anchor={`merged-${part}-${index + 1}`}
                  numberLabel={words.merged(part, index + 1)}
                >
                  <p
                    lang={language === locale ? undefined : language}
                    dir={directionOf(language)}
                    className="whitespace-pre-line"
                  >
                    {one.text}
                  </p>
                </RailParagraph>
              ))}
            </ParagraphRail>
          );
        })}
      </Section>
    </Main>
  );
}
