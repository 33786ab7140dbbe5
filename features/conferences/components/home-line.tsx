import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MarkKind, Tone } from '@/components/mark';
import { TagWord } from '@/components/page/tag-word';
import { pick } from '@/domain/local-text';
import type { Phase } from '@/domain/phase';
import { day, instantOf, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ListedConference } from '../queries/series';
import { whenOf, whereOf } from '../queries/when-and-where';

const LOOK: Record<Phase, { tone: Tone; mark: MarkKind }> = {
  planned: { tone: 'quiet', mark: 'dash' },
  registration: { tone: 'neutral', mark: 'person' },
  running: { tone: 'accent', mark: 'clock' },
  voting: { tone: 'accent', mark: 'vote' },
  closed: { tone: 'quiet', mark: 'lock' },
  decided: { tone: 'quiet', mark: 'check' },
};

/** A conference in one line: its phase, the one date that comes next, and where it is. */
export async function standingOf(conference: ListedConference, now: Date): Promise<ReactNode[]> {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const { phase, series } = conference;
  const where = whereOf(conference, locale);
  const when = whenOf(conference, locale) ?? t(where ? 'datesNotGiven' : 'toBeAnnounced');
  const next = await nextOf(conference, now);
  return [
    <TagWord key="phase" {...LOOK[phase]}>
      {t(`phase.${phase}`)}
    </TagWord>,
    conference.hiddenAt && (
      <TagWord key="hidden" tone="pending" mark="lock">
        {t('home.hidden')}
      </TagWord>
    ),
    ...(next.length > 0 ? next : [when]),
    where,
    next.length === 0 && pick(series, locale),
  ];
}

/** What is next, with its date; nothing for what is over or not dated. */
async function nextOf(conference: ListedConference, now: Date): Promise<string[]> {
  const [t, locale] = await Promise.all([getTranslations('conferences.home'), readerLocale()]);
  const { phase, startsOn, endsOn, timeZone, pending } = conference;
  const named = (date: string) => day(instantOf(`${date}T12:00`, timeZone), locale, timeZone);
  if (phase === 'running') return endsOn ? [t('until', { day: named(endsOn) })] : [];
  if (phase === 'registration' || phase === 'planned')
    return startsOn ? [t('begins', { day: named(startsOn) })] : [];
  if (phase !== 'voting') return [];
  const open = pending.filter((one) => one.phase === 'open');
  const [first] = open;
  if (first) {
    const time = moment(first.closesAt, locale, timeZone);
    return [t('open', { count: open.length }), t('closes', { count: open.length, time })];
  }
  const ahead = pending.map(({ opensAt }) => opensAt.getTime()).filter((at) => at > now.getTime());
  if (ahead.length === 0) return [t('declaring')];
  return [t('opens', { time: moment(new Date(Math.min(...ahead)), locale, timeZone) })];
}
