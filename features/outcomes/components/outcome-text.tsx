import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/page/notice';
import type { RailMark } from '@/components/rail/paragraph-rail';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { NoteNumbers, notesFor, PrintedNotes } from '@/components/rail/printed-notes';
import { noteAnchor } from '@/domain/item-number';
import { directionOf, pick } from '@/domain/local-text';
import { wordsFor } from '@/domain/wording';
import { number, withCommas } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { translationIn } from '../queries/beside';
import { Corrigenda } from './corrigenda';
import { numbered } from './numbered';
import { Reservations } from './reservations';
import { TranslationMark, TranslationNote } from './translations';

type ShownParagraph = OutcomeWhole['paragraphs'][number];

type Props = { outcome: OutcomeWhole; slug: string; timeZone: string };

/**
 * The frozen or draft text of an outcome: preambular, then operative paragraphs, with the rail; and below it what is to be
 * read with it wherever it is drawn, reservations and corrigenda. One in doubt is not shown.
 */
export async function OutcomeText({ outcome, slug, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (outcome.doubt) {
    return (
      <Notice tone="error" label={t('doubt.label')}>
        <p>{t(`doubt.${outcome.doubt}`)}</p>
        <p>{t('doubt.shown')}</p>
      </Notice>
    );
  }
  const marks = (p: ShownParagraph): RailMark[] => [
    ...outcome.sources.map((source) => ({
      id: `${p.id}-${source.sessionId}-${source.paragraphNumber}`,
      kind: 'note' as const,
      label: t('step.noted', {
        number: itemLabel(source.paragraphNumber, locale),
        session: pick(source.sessionTitle, locale, outcome.originalLanguage),
      }),
      href: source.mayRead
        ? `/${locale}/${slug}/sessions/${source.sessionId}#${noteAnchor(source.paragraphNumber)}`
        : undefined,
    })),
    ...outcome.ballots.map((ballot) => ({
      id: `${p.id}-b${ballot.number}`,
      kind: 'vote' as const,
      tone: 'accent' as const,
      label: t(ballot.procedure === 'silence' ? 'step.silence' : 'step.ballot', { number: ballot.number }),
      href: `/${locale}/${slug}/ballots/${ballot.number}`,
    })),
    ...(outcome.adoptionMethod
      ? [
          {
            id: `${p.id}-adopted`,
            kind: outcome.adoptionMethod === 'consensus' ? ('consensus' as const) : ('check' as const),
            tone: 'positive' as const,
            label: withCommas([t('state.adopted'), t(`method.${outcome.adoptionMethod}`)], locale),
          },
        ]
      : []),
  ];
  const translated = translationIn(outcome, locale);
  const parts = (['preambular', 'operative'] as const).map((part) => ({
    part,
    paragraphs: outcome.paragraphs.filter((p) => p.part === part),
  }));
  const marksOf = (p: ShownParagraph) => (p.part === 'operative' ? marks(p) : []);
  const printed = notesFor(outcome.paragraphs.map(marksOf), (noteNumber) => number(noteNumber, locale));
  const drawn = parts
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ part, paragraphs }) => (
      <ParagraphRail key={part} label={t(part)}>
        {paragraphs.map((p) => {
          const { verb, addressee, text, language, isTranslation } = wordsFor(
            p,
            { reader: locale, original: outcome.originalLanguage },
            translated,
          );
          return (
            <RailParagraph
              key={p.id}
              number={numbered(part, p.number, locale)}
              anchor={`${part}-${p.number}`}
              numberLabel={t(`${part}Paragraph`, { number: p.number })}
              provenanceLabel={t('provenance', { number: p.number })}
              marks={marksOf(p)}
              together={{ note: t('fromNotes', { count: outcome.sources.length }) }}
            >
              <p lang={language} dir={directionOf(language)}>
                {verb && <strong>{verb} </strong>}
                {addressee && `${addressee} `}
                {text}
                <NoteNumbers notes={printed.ofMarks(marksOf(p))} />
              </p>
              {language !== locale && <p className="text-meta text-muted">{t('untranslated')}</p>}
              {isTranslation && <TranslationMark outcome={outcome} timeZone={timeZone} />}
            </RailParagraph>
          );
        })}
      </ParagraphRail>
    ));
  return (
    <>
      <TranslationNote outcome={outcome} timeZone={timeZone} />
      {drawn}
      <PrintedNotes title={t('sources')} notes={printed.all} />
      <Reservations outcome={outcome} slug={slug} timeZone={timeZone} />
      <Corrigenda outcome={outcome} timeZone={timeZone} />
    </>
  );
}
