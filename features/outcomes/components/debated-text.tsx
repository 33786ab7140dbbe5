import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Difference } from '@/components/page/difference';
import { Fold } from '@/components/page/fold';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { changedId, isDivided, type ParagraphInDebate } from '@/domain/amendments/debate';
import { inOrder } from '@/domain/amendments/merging';
import { differenceOf } from '@/domain/amendments/words';
import { directionOf } from '@/domain/local-text';
import { PARTS, type Part } from '@/domain/outcomes';
import { readerLocale } from '@/platform/i18n/reader';
import type { AmendmentShown } from '../queries/debate';
import { AmendmentCard } from './amendment-card';
import { type DebatedText, FirstParagraphForm, ParagraphForms } from './amendment-forms';

type Props = {
  text: DebatedText;
  /** the paragraph or the amendment whose forms are drawn */
  at: string | null;
  here: string;
};

/** The text as it was tabled and as it reads by now, each paragraph with the amendments to it below. */
export async function DebatedTextRail({ text, at, here }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const { debate, amendments, language, movers, mayRewrite } = text.debate;
  const tables = movers.length > 0 && !isDivided(debate);
  const paragraphs = inOrder(debate);
  const lang = language === locale ? undefined : language;
  const isAfter = (id: string | null) => (one: AmendmentShown) =>
    one.asks.kind === 'add' && one.asks.after === id && one.status !== 'adopted' && one.status !== 'accepted';
  const partOf = (one: AmendmentShown): Part => (one.asks.kind === 'add' && one.asks.part) || 'operative';
  const card = (one: AmendmentShown, before: string) => (
    <AmendmentCard
      key={one.id}
      text={text}
      amendment={one}
      before={before}
      opened={at === one.id}
      here={here}
    />
  );
  /** An amendment, and the amendments to it. */
  const withThose = (one: AmendmentShown, before: string): React.ReactNode[] => [
    card(one, before),
    ...amendments
      .filter(({ asks }) => changedId(asks) === one.id)
      .flatMap((other) => withThose(other, 'text' in one.asks ? one.asks.text : '')),
  ];
  const additions = (after: string | null) =>
    amendments.filter(isAfter(after)).flatMap((one) => withThose(one, ''));
  return PARTS.map((part) => {
    const own = paragraphs.filter((one) => one.part === part);
    const before =
      part === 'operative' ? (paragraphs.filter((one) => one.part !== part).at(-1)?.id ?? null) : null;
    const first = part === 'preambular' || before ? null : amendments.filter(isAfter(null));
    const firstOfPart = amendments.filter(isAfter(null)).filter((one) => partOf(one) === part);
    if (own.length === 0 && firstOfPart.length === 0) return null;
    return (
      <ParagraphRail key={part} label={t(part)}>
        {(part === 'preambular' || first) &&
          firstOfPart.map((one) => (
            <RailParagraph
              key={one.id}
              number=""
              anchor={`before-${one.id}`}
              numberLabel={text.words.label(one.number)}
            >
              {withThose(one, '')}
            </RailParagraph>
          ))}
        {own.map((one) => (
          <RailParagraph
            key={one.id}
            number={text.words.rail(one.id)}
            anchor={`p-${one.id}`}
            numberLabel={text.words.paragraph(one.id)}
          >
            <ParagraphWords text={text} paragraph={one} lang={lang} />
            {amendments
              .filter(({ asks }) => changedId(asks) === one.id)
              .flatMap((amendment) => withThose(amendment, wordsBefore(text, one, amendment)))}
            {additions(one.id)}
            {one.status === 'stands' &&
              (tables || mayRewrite) &&
              (at === one.id ? (
                <ParagraphForms text={text} paragraph={one} />
              ) : (
                <p className="font-sans text-dense print:hidden">
                  <Link className="inline-block min-h-6" href={`${here}?at=${one.id}#p-${one.id}`}>
                    {text.words.toParagraph(one.id)}
                  </Link>
                </p>
              ))}
          </RailParagraph>
        ))}
        {tables && own.length > 0 && (
          <li className="font-sans">
            <Fold title={t('amendments.addFirstTitle')} id={`first-${part}-fold`} inset>
              <FirstParagraphForm text={text} part={part} after={before} />
            </Fold>
          </li>
        )}
      </ParagraphRail>
    );
  });
}

/** What an amendment would have changed: of one that is open the words of now, of the others those of when it was tabled. */
function wordsBefore(
  { debate }: DebatedText,
  paragraph: ParagraphInDebate,
  { status }: AmendmentShown,
): string {
  if (status === 'open') return paragraph.text;
  return debate.tabled.get(paragraph.id) ?? paragraph.text;
}

type WordsProps = { text: DebatedText; paragraph: ParagraphInDebate; lang: string | undefined };

/** A paragraph as it reads, with what changed in it since it was tabled. */
async function ParagraphWords({ text, paragraph, lang }: WordsProps) {
  const [t, divided] = await Promise.all([
    getTranslations('outcomes.amendments'),
    getTranslations('outcomes.division'),
  ]);
  const { words, debate } = text;
  const { id, status, changedBy, added } = paragraph;
  const tabled = debate.tabled.get(id) ?? paragraph.text;
  const amendment = words.labelOf(changedBy);
  const part = debate.division.parts.find((one) => one.status !== 'withdrawn' && one.paragraphs.includes(id));
  const isGone = status !== 'stands' || part?.status === 'rejected';
  const isChanged = tabled !== paragraph.text || added;
  const byAmendment = added && changedBy === id ? 'addedBy' : 'changedBy';
  const changed = isChanged && (changedBy ? t(byAmendment, { amendment }) : t('rewritten'));
  const change = status === 'stands' ? changed : t(`gone.${status}`, { amendment });
  return (
    <div>
      <p lang={lang} dir={directionOf(debate.language)} className="whitespace-pre-line">
        <Difference
          pieces={differenceOf(tabled, isGone ? '' : paragraph.text)}
          words={{ out: t('removedWords'), put: t('insertedWords') }}
        />
      </p>
      {change && <p className="font-sans text-dense text-muted">{change}</p>}
      {part && part.status !== 'withdrawn' && (
        <p className="font-sans text-dense text-muted">
          <Link className="inline-block min-h-6" href={`#part-${part.number}`}>
            {divided(`inPart.${part.status}`, { number: part.number })}
          </Link>
        </p>
      )}
    </div>
  );
}
