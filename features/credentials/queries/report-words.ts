import { DELEGATION_KINDS } from '@/domain/actor';
import type { CredentialsStatus } from '@/domain/credentials';
import { REPORTED_STATUSES, type ReportedDelegation } from '@/domain/credentials-reports';
import { commaOf, type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { day, number, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type Block, type PaperText, plain } from '@/platform/papers/paper';
import type { CredentialsReport, RecordedAct } from './reports';

/** The delegations in a state, by their kinds, each with the names of its delegations as the language sorts them. */
export type StateGroup = {
  status: CredentialsStatus;
  count: number;
  kinds: { kind: ReportedDelegation['kind']; named: { name: string; isCountry: boolean }[] }[];
};

/** The states that a report tells of, in its order; those in which no delegation stands are left out. */
export function stateGroups(delegations: readonly ReportedDelegation[], locale: Locale): StateGroup[] {
  return REPORTED_STATUSES.flatMap((status) => {
    const there = delegations.filter((one) => one.status === status);
    const kinds = DELEGATION_KINDS.flatMap((kind) => {
      const ofKind = sorted(
        there.filter((one) => one.kind === kind),
        locale,
        (one) => senderSortKey(one, locale),
      );
      const named = ofKind.map((one) => ({
        name: senderName(one, locale),
        isCountry: one.countryCode !== null,
      }));
      return named.length > 0 ? [{ kind, named }] : [];
    });
    return there.length > 0 ? [{ status, count: there.length, kinds }] : [];
  });
}

/** The act by which a report was adopted, where that stands. */
export const adoptionOf = ({ state, acts }: CredentialsReport): RecordedAct | null =>
  (state === 'adopted' && acts.at(-1)) || null;

export type CredentialsReading = { locale: Locale; originalLanguage: Locale; timeZone: string };

const textIn = (text: LocalText, { locale, originalLanguage }: CredentialsReading): PaperText => [
  { text: pick(text, locale, originalLanguage), language: shownIn(text, locale, originalLanguage) },
];

/** A report as it stands in a paper, with headings of that level. */
export function reportBlocks(report: CredentialsReport, level: 1 | 3, reading: CredentialsReading): Block[] {
  const { locale, timeZone } = reading;
  const say = sayIn(locale);
  const adoption = adoptionOf(report);
  const heading = (words: string): Block => ({ is: 'heading', level, words: plain(words) });
  const groups = stateGroups(report.delegations, locale);
  return [
    ...groups.flatMap(({ status, count, kinds }): Block[] => [
      heading(say('credentials.group', { status: say(`delegations.credentials.${status}`), count })),
      { is: 'text', quiet: true, words: plain(say(`credentials.meaning.${status}`)) },
      {
        is: 'facts',
        rows: kinds.map(({ kind, named }) => ({
          term: `${say('delegations.participants.group', { kind })} (${number(named.length, locale)})`,
          words: named.flatMap(
            ({ name, isCountry }, at): PaperText => [
              ...(at > 0 ? [{ text: commaOf(locale) }] : []),
              isCountry ? { text: name } : { text: name, typed: true },
            ],
          ),
        })),
      },
    ]),
    ...(report.remarks
      ? [heading(say('credentials.remarks')), { is: 'text', words: textIn(report.remarks, reading) } as const]
      : []),
    ...(adoption?.session
      ? [
          heading(say('credentials.adoption')),
          {
            is: 'facts',
            rows: [
              { term: say('credentials.session'), words: textIn(adoption.session.title, reading) },
              {
                term: say('credentials.day'),
                words: plain(day(adoption.session.startsAt, locale, timeZone)),
              },
            ],
          } as const,
          ...(adoption.remarks ? [{ is: 'text', words: textIn(adoption.remarks, reading) } as const] : []),
        ]
      : []),
  ];
}
