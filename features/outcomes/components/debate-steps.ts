import type { PathStep } from '@/components/page/path';
import type { Locale } from '@/domain/local-text';
import { dayAndClock, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { DebateWhole } from '../queries/debate';
import { debateWords } from './amendment-words';

const STATUSES = ['open', 'adopted', 'accepted', 'rejected', 'withdrawn', 'fallen'] as const;

type DebatePlace = { here: string; locale: Locale; timeZone: string };

/** The steps of the path of a text from its tabling to the decision on its parts, for who may read its debate. */
export function debateSteps(
  debate: DebateWhole,
  { here, locale, timeZone }: DebatePlace,
): (PathStep & { at: Date })[] {
  const say = sayIn(locale);
  const { amendments, division, sponsor, tabledAt } = debate;
  const time = (at: Date) => ({ at, time: dayAndClock(at, locale, timeZone) });
  const latest = (all: readonly (Date | null)[]) =>
    new Date(Math.max(tabledAt.getTime(), ...all.flatMap((at) => (at ? [at.getTime()] : []))));
  const result = (name: string, words: string) => [name, words].join(say('common.colon'));
  const counts = STATUSES.map((status) => ({
    words: say(`outcomes.amendments.status.${status}`),
    count: amendments.filter((one) => one.status === status).length,
  }));
  const parts = division.parts.filter(({ status }) => status !== 'withdrawn');
  return [
    {
      id: 'tabled',
      mark: 'proposal',
      title: say('outcomes.step.tabled'),
      detail: sponsor && debateWords(debate, locale).sponsors(debate),
      ...time(tabledAt),
    },
    ...(amendments.length === 0
      ? []
      : [
          {
            ...({ id: 'amended', mark: 'amendment', href: `${here}/amendments` } as const),
            title: say('outcomes.step.amendments', { count: amendments.length }),
            detail: counts
              .filter(({ count }) => count > 0)
              .map(({ words, count }) => result(words, number(count, locale)))
              .join(' · '),
            ...time(latest(amendments.flatMap((one) => [one.tabledAt, one.endedAt]))),
          },
        ]),
    ...(parts.length === 0
      ? []
      : [
          {
            ...({ id: 'divided', mark: 'vote', href: `${here}/amendments#division` } as const),
            title: say('outcomes.step.divided'),
            detail: parts
              .map((part) =>
                result(
                  say('outcomes.division.label', { number: part.number }),
                  say(`outcomes.division.status.${part.status}`),
                ),
              )
              .join(' · '),
            ...time(latest(parts.map(({ endedAt }) => endedAt))),
          },
        ]),
  ];
}
