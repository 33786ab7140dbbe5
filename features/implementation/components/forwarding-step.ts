import type { PathStep } from '@/components/page/path';
import { forwardedTo } from '@/domain/forwarding';
import type { Locale } from '@/domain/local-text';
import { pick } from '@/domain/local-text';
import { dayAndClock, dayInFull } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { ForwardingAct } from '../queries/forwarding';

type StepPlace = { conference: { timeZone: string; originalLanguage: Locale }; locale: Locale };

/** The step of the path of an outcome to the General Assembly; null where it was not forwarded. */
export function forwardingStep(
  acts: readonly ForwardingAct[],
  { conference: { timeZone, originalLanguage }, locale }: StepPlace,
): (PathStep & { at: Date }) | null {
  const [stands, latest] = [forwardedTo(acts), acts.at(-1)];
  if (!stands || !latest) return null;
  const say = sayIn(locale);
  return {
    id: 'forwarded',
    mark: 'outcome',
    title: say('implementation.forwarding.step', {
      assembly: pick(stands.assembly, locale, originalLanguage),
      day: dayInFull(stands.forwardedOn, locale),
    }),
    at: latest.recordedAt,
    time: dayAndClock(latest.recordedAt, locale, timeZone),
  };
}
