import { type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';
import { POSITIONS, type Position } from '@/domain/positions';
import type { ReleasedSession } from '@/domain/release';
import type { PositionedBallot } from '@/features/ballots/queries/positions';
import type { DocumentLine } from '@/features/documents/queries/documents';
import { inFull } from '@/platform/i18n/because';
import { namedCountry } from '@/platform/i18n/country-names';
import { day, dayInFull, localDay, sorted, spanApart, withCommas, zone } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { type Block, type PaperText, plain } from '@/platform/papers/paper';

type ReportReading = { locale: Locale; originalLanguage: Locale; timeZone: string };

const words = (text: LocalText, { locale, originalLanguage }: ReportReading): PaperText => [
  { text: pick(text, locale, originalLanguage), language: shownIn(text, locale, originalLanguage) },
];

/** The sessions as they were last released, day by day, in the times of the conference. */
export function agendaBlocks(sessions: readonly ReleasedSession[], reading: ReportReading): Block[] {
  const { locale, timeZone } = reading;
  const say = sayIn(locale);
  const met = sessions
    .filter(({ kind }) => kind !== 'break')
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const days = [...new Set(met.map(({ startsAt }) => localDay(new Date(startsAt), timeZone)))];
  return days.flatMap((date): Block[] => {
    const here = met.filter(({ startsAt }) => localDay(new Date(startsAt), timeZone) === date);
    const times = here.map(({ startsAt }) => new Date(startsAt));
    return [
      { is: 'heading', level: 2, words: plain(dayInFull(date, locale)) },
      { is: 'text', quiet: true, words: plain(zone(timeZone, locale, ...times)) },
      {
        is: 'facts',
        rows: here.map(({ startsAt, endsAt, title, itemNumber, room }) => ({
          term: spanApart(new Date(startsAt), new Date(endsAt), locale, timeZone),
          words: [
            ...words(title as LocalText, reading),
            ...detail([
              itemNumber !== null && say('agenda.item', { number: itemLabel(itemNumber, locale) }),
              room,
            ]),
          ],
        })),
      },
    ];
  });
}

const detail = (parts: readonly (string | false | null)[]): PaperText => {
  const line = parts.filter(Boolean).join(' · ');
  return line ? [{ text: `\n${line}` }] : [];
};

const POSITION_KEYS: Readonly<Record<Position, Parameters<ReturnType<typeof sayIn>>[0]>> = {
  for: 'decision.choice.for',
  against: 'decision.choice.against',
  abstain: 'decision.choice.abstain',
  notVoting: 'decision.choice.notVoting',
  silent: 'ballots.position.silent',
  broke: 'ballots.position.broke',
  notOnRoll: 'ballots.position.notOnRoll',
};

/** A declared ballot: what was asked, what was decided and why, and how each country stood. */
export function ballotBlocks(ballot: PositionedBallot, reading: ReportReading): Block[] {
  const { locale, timeZone } = reading;
  const say = sayIn(locale);
  const number = say('ballots.number', { number: ballot.number });
  const ofPosition = POSITIONS.filter((position) => position !== 'notOnRoll').flatMap((position) => {
    const codes = [...ballot.stands].filter(([, stand]) => stand.position === position);
    if (codes.length === 0) return [];
    const named = codes.map(([code]) => namedCountry({ code }, locale));
    const names = sorted(named, locale, ({ sortKey }) => sortKey).map(({ name }) => name);
    const term = say(POSITION_KEYS[position] as 'decision.choice.for');
    return [{ term: `${term} (${names.length})`, words: plain(withCommas(names, locale)) }];
  });
  return [
    { is: 'heading', level: 2, words: [{ text: `${number} · ` }, ...words(ballot.outcomeTitle, reading)] },
    { is: 'text', quiet: true, words: plain(day(ballot.declaredAt, locale, timeZone)) },
    { is: 'text', words: plain(inFull(locale, ballot.result.explanation)) },
    ...(ofPosition.length > 0 ? [{ is: 'facts', rows: ofPosition } as const] : []),
  ];
}

/** The documents that everybody reads, by their symbols. */
export function documentBlocks(documents: readonly DocumentLine[], reading: ReportReading): Block[] {
  const released = documents.filter(({ releasedAt, withdrawn }) => releasedAt && !withdrawn);
  const rows = released
    .flatMap((one) => [one, ...one.parts])
    .map(({ symbol, title }) => ({
      term: symbol,
      words: words(title, reading),
    }));
  return rows.length > 0 ? [{ is: 'facts', rows }] : [];
}
