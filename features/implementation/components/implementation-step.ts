import type { PathStep } from '@/components/page/path';
import type { Locale } from '@/domain/local-text';
import { dayAndClock } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { FollowUp } from '../queries/follow-up';

type Where = { conference: { slug: string; timeZone: string }; locale: Locale };

/** The last step of the path of an outcome: what has become of it. */
export function implementationStep(
  { number, openedAt, ended, counts, members }: FollowUp,
  { conference: { slug, timeZone }, locale }: Where,
): PathStep & { at: Date } {
  const say = sayIn(locale);
  return {
    id: 'implementation',
    mark: 'outcome',
    state: ended ? 'done' : 'current',
    title: say('implementation.title'),
    detail: say('implementation.counted', {
      reported: members.length - counts.noReport,
      members: members.length,
    }),
    at: openedAt,
    time: dayAndClock(openedAt, locale, timeZone),
    href: `/${locale}/${slug}/outcomes/${number}/implementation`,
  };
}
