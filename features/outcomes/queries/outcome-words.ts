import type { Locale } from '@/domain/local-text';
import { PARTS } from '@/domain/outcomes';
import { explainHands } from '@/domain/show-of-hands';
import { titleFor, wordsFor } from '@/domain/wording';
import { inFull } from '@/platform/i18n/because';
import { countryName } from '@/platform/i18n/country-names';
import { day, dayAndClock, inOrder, languageName, listing, number, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { type Block, type PaperText, plain } from '@/platform/papers/paper';
import type { OutcomeWhole } from '../queries';
import { decisionOf } from './hands';

type OutcomeReading = { locale: Locale; originalLanguage: Locale; timeZone: string };

/** An adopted outcome as it stands in a paper, with what is to be read with it: reservations and corrigenda. */
export function outcomeBlocks(outcome: OutcomeWhole, reading: OutcomeReading): Block[] {
  const { locale, timeZone } = reading;
  const say = sayIn(locale);
  const readership = { reader: locale, original: outcome.originalLanguage };
  const translation = translationOf(outcome, reading);
  const title = titleFor(outcome.title, readership, translation);
  const how = outcome.adoptedAt &&
    outcome.adoptionMethod && [
      say('outcomes.state.adopted'),
      say(`outcomes.method.${outcome.adoptionMethod}`),
      day(outcome.adoptedAt, locale, timeZone),
    ];
  const decisive = decisionOf(outcome)?.explanation;
  const head = [
    say(`outcomes.kind.${outcome.kind}`),
    outcome.strength && say(`outcomes.strength.${outcome.strength}`),
    how && withCommas(how, locale),
  ].filter(Boolean);
  return [
    {
      is: 'heading',
      level: 2,
      words: [
        { text: `${nameOfOutcome(outcome, locale)} · ` },
        { text: title.text, language: title.language },
      ],
    },
    { is: 'text', quiet: true, words: plain(head.join(' · ')) },
    ...sponsorBlocks(outcome, reading),
    ...(decisive ? [{ is: 'text', words: plain(inFull(locale, decisive)) } as const] : []),
    ...handsCorrectionBlocks(outcome, reading),
    ...textBlocks(outcome, reading),
    ...reservationBlocks(outcome, reading),
    ...corrigendumBlocks(outcome, reading),
  ];
}

/** Which delegation submitted the text, and who co-sponsors it. */
function sponsorBlocks({ submission }: OutcomeWhole, { locale }: OutcomeReading): Block[] {
  if (!submission) return [];
  const say = sayIn(locale);
  const { main, sponsors } = submission;
  const nameOf = (code: string) => countryName(code, locale);
  const others = sponsors.map(({ countryCode }) => nameOf(countryCode)).sort(inOrder(locale));
  const [by, list] = [say('outcomes.sponsors.main'), say('outcomes.sponsors.list')];
  const colon = say('common.colon');
  const lines = [
    `${by}${colon}${nameOf(main.countryCode)}`,
    ...(others.length > 0 ? [`${list}${colon}${listing(others, locale)}`] : []),
  ];
  return [{ is: 'text', words: plain(lines.join(' · ')) }];
}

/** What the counts of the show of hands that decided should read. */
function handsCorrectionBlocks({ hands }: OutcomeWhole, { locale, timeZone }: OutcomeReading): Block[] {
  const say = sayIn(locale);
  const decided = hands.filter(({ standing }) => standing === 'decided');
  return decided.flatMap(({ corrections }) =>
    corrections.map((one): Block => {
      const head = say('outcomes.hands.correctedOn', { date: day(one.at, locale, timeZone) });
      const { inFavour, against, abstaining } = one;
      const counts = say('outcomes.hands.counts', { inFavour, against, abstaining });
      return { is: 'text', words: plain(`${head}: ${counts}`) };
    }),
  );
}

/** The shows of hands on a text, as they stand among the votes of a paper. */
export function handsBlocks(outcome: OutcomeWhole, reading: OutcomeReading): Block[] {
  const { locale, originalLanguage, timeZone } = reading;
  const say = sayIn(locale);
  const translation = translationOf(outcome, reading);
  const title = titleFor(outcome.title, { reader: locale, original: originalLanguage }, translation);
  return outcome.hands.flatMap((one): Block[] => {
    const { present, entitled, source } = one;
    const recalled = one.standing === 'recalled' ? [say('outcomes.hands.recalled')] : [];
    const when = say('outcomes.hands.heldOn', { time: dayAndClock(one.at, locale, timeZone) });
    return [
      {
        is: 'heading',
        level: 2,
        words: [
          { text: `${nameOfOutcome(outcome, locale)} · ` },
          { text: title.text, language: title.language },
        ],
      },
      { is: 'text', quiet: true, words: plain([when, ...recalled].join(' · ')) },
      { is: 'text', words: plain(inFull(locale, explainHands(one))) },
      { is: 'text', words: plain(say('outcomes.hands.presence', { present, entitled, source })) },
    ];
  });
}

/** The translation in which a reader of the paper reads what was not adopted in that language; undefined where there is none. */
export const translationOf = ({ translations }: OutcomeWhole, { locale }: Pick<OutcomeReading, 'locale'>) =>
  translations.filter(({ language }) => language === locale).at(-1);

/** The paragraphs of an outcome in a paper, without its title. */
export function textBlocks(outcome: OutcomeWhole, reading: OutcomeReading): Block[] {
  const { paragraphs, originalLanguage } = outcome;
  const { locale } = reading;
  const translation = translationOf(outcome, reading);
  const readership = { reader: locale, original: originalLanguage };
  return PARTS.flatMap((part) =>
    paragraphs
      .filter((one) => one.part === part)
      .map((paragraph): Block => {
        const { verb, addressee, text, language } = wordsFor(paragraph, readership, translation);
        const opening = [verb, addressee].filter(Boolean).join(' ');
        const position = number(paragraph.number, locale);
        return {
          is: 'text',
          number: part === 'operative' ? position : `§${position}`,
          words: [
            ...(opening ? [{ text: `${opening} `, language, strong: true } as const] : []),
            { text, language },
          ],
        };
      }),
  );
}

function reservationBlocks({ reservations }: OutcomeWhole, { locale, timeZone }: OutcomeReading): Block[] {
  const say = sayIn(locale);
  return reservations.flatMap(({ countryCode, organization, text, recordedAt, corrections }): Block[] => {
    const delegation = countryCode ? countryName(countryCode, locale) : (organization ?? '');
    const head = say('conferences.finalReport.reservation', { delegation });
    return [
      { is: 'text', words: [{ text: head, strong: true }] },
      { is: 'text', quiet: true, words: plain(day(recordedAt, locale, timeZone)) },
      { is: 'text', words: [{ text, typed: true }] },
      ...corrections.map(({ text: reads, at }): Block => {
        const on = day(at, locale, timeZone);
        const words = say(
          reads === null ? 'conferences.finalReport.withdrawn' : 'conferences.finalReport.reads',
        );
        const runs: PaperText = [
          { text: `${on}: ${words}` },
          ...(reads === null ? [] : [{ text: ` ${reads}`, typed: true } as const]),
        ];
        return { is: 'text', words: runs };
      }),
    ];
  });
}

function corrigendumBlocks(outcome: OutcomeWhole, { locale }: OutcomeReading): Block[] {
  const say = sayIn(locale);
  return outcome.corrigenda.flatMap(({ number: at, paragraphId, language, wrong, reads }): Block[] => {
    const paragraph = outcome.paragraphs.find(({ id }) => id === paragraphId);
    const part = paragraph
      ? say(`outcomes.${paragraph.part}Paragraph`, { number: paragraph.number })
      : say('outcomes.corrigendum.ofTitle');
    const head = say('outcomes.corrigendum.of', {
      number: at,
      part,
      language: languageName(language, locale),
    });
    return [
      { is: 'text', words: [{ text: head, strong: true }] },
      {
        is: 'text',
        words: [
          { text: wrong, language, change: 'out' },
          { text: ' ' },
          { text: reads, language, change: 'in' },
        ],
      },
    ];
  });
}
