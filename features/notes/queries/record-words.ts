import { type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';
import { day, period } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { type Block, plain } from '@/platform/papers/paper';
import { classificationWord, kindLineOf } from './kind-line';
import type { RecordedParagraph, RecordedSession } from './summary-record';

type RecordReading = { locale: Locale; originalLanguage: Locale; timeZone: string };

/** A session of the summary record as it stands in a paper: in papers with more than one thing, below their heading. */
export function recordBlocks(
  { session, approvedAt, paragraphs }: RecordedSession,
  level: 1 | 2,
  { locale, originalLanguage, timeZone }: RecordReading,
): Block[] {
  const say = sayIn(locale);
  const title = session.title as LocalText;
  const [from, to] = [new Date(session.startsAt), new Date(session.endsAt)];
  const facts = [
    period(from, to, locale, timeZone),
    session.room,
    session.itemNumber !== null && say('agenda.item', { number: itemLabel(session.itemNumber, locale) }),
    say('notes.approval.on', { date: day(approvedAt, locale, timeZone) }),
  ].filter(Boolean);
  return [
    {
      is: 'heading',
      level,
      words: [
        { text: pick(title, locale, originalLanguage), language: shownIn(title, locale, originalLanguage) },
      ],
    },
    { is: 'text', quiet: true, words: plain(facts.join(' · ')) },
    ...paragraphs.flatMap((one) => paragraphBlocks(one, { locale, originalLanguage, timeZone })),
  ];
}

function paragraphBlocks(one: RecordedParagraph, { locale, timeZone }: RecordReading): Block[] {
  const say = sayIn(locale);
  const struck = one.struckAt && say('notes.strike.struckOn', { date: day(one.struckAt, locale, timeZone) });
  const kind = kindLineOf(one, locale);
  const spoken = { text: one.text, language: one.language };
  const classification = classificationWord(one.classification, locale);
  const words = [
    ...(classification ? [{ text: `[${classification}] `, strong: true } as const] : []),
    ...(struck ? plain(struck) : [...(kind ? plain(kind + say('common.colon')) : []), spoken]),
  ];
  return [
    { is: 'text', number: itemLabel(one.number, locale), words },
    ...one.corrigenda.map(
      ({ wrong, reads, at }): Block => ({
        is: 'text',
        number: '',
        quiet: true,
        words: [
          { text: `${say('notes.corrigendum.on', { date: day(new Date(at), locale, timeZone) })}: ` },
          { text: wrong, language: one.language, change: 'out' },
          { text: ' ' },
          { text: reads, language: one.language, change: 'in' },
        ],
      }),
    ),
  ];
}
