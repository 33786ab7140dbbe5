import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Time } from '@/components/page/time';
import { Countdown } from '@/components/time/countdown';
import { type Duty, isNear, isSoon } from '@/domain/duties';
import { brief, briefDay, clock, isMidnight } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import { wordsOf } from './duty-words';

type DutyContext = { conference: ConferenceFacts; now: Date };
type Props = DutyContext & {
  duty: Duty /** the one that comes before all others */;
  first: boolean;
  about?: string;
};

/** One thing to do: by when, what it is, one sentence of facts, and its one action. `about`: which delegation it concerns. */
export async function DutyLine({ duty, first, about, conference, now }: Props) {
  const [{ title, facts, act }, locale] = await Promise.all([
    wordsOf(duty, conference.originalLanguage),
    readerLocale(),
  ]);
  return (
    <Line
      time={<Deadline duty={duty} conference={conference} now={now} />}
      title={title}
      facts={[about, facts].filter(Boolean).join(' · ')}
      large={first}
      action={
        <ButtonLink
          href={`/${locale}/${conference.slug}${duty.path}`}
          variant={first ? 'primary' : 'secondary'}
          size={first ? 'l' : undefined}
        >
          {act}
          <span className="sr-only"> {title}</span>
        </ButtonLink>
      }
    />
  );
}

type LineProps = { time: ReactNode; title: ReactNode; facts: ReactNode; action: ReactNode; large?: boolean };

/** A line of the list: its time in the margin, on a phone above. */
export function Line({ time, title, facts, action, large }: LineProps) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-hairline py-5 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <div className="text-meta text-muted sm:pt-1">{time}</div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-48">
          <h2 className={large ? 'text-h3' : 'text-document'}>{title}</h2>
          {facts && <div className="text-muted">{facts}</div>}
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{action}</div>
      </div>
    </li>
  );
}

/** What can be done up to the very instant; everything else is to be done before something begins. */
const isOnBallot = ({ kind }: Duty) => kind === 'vote' || kind === 'silence';

/** By when it is to be done, and how long that is; or since when it waits. */
async function Deadline({ duty, conference, now }: DutyContext & { duty: Duty }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me'), readerLocale()]);
  const { timeZone } = conference;
  const { due, since } = duty;
  if (duty.kind === 'session' && duty.running) {
    const time = clock(duty.endsAt, locale, timeZone);
    return (
      <>
        <strong className="block text-accent">{t('now')}</strong>
        <Time iso={duty.endsAt.toISOString()}>{t('untilTime', { time })}</Time>
      </>
    );
  }
  if (!due) {
    if (!since) return null;
    const time = briefDay(since, locale, timeZone, now);
    return <Time iso={since.toISOString()}>{t('since', { time })}</Time>;
  }
  const near = isNear(due, now);
  const say = isMidnight(due, timeZone) ? briefDay : brief;
  const at = say(due, locale, timeZone, now);
  return (
    <div className={isSoon(due, now) ? 'font-semibold text-pending' : undefined}>
      {near && (
        <span className="block">
          <Countdown
            key={due.toISOString()}
            until={due.toISOString()}
            now={now.toISOString()}
            locale={locale}
            template={t(duty.kind === 'session' ? 'startsIn' : 'left', { time: '{time}' })}
            ended={t('over')}
          />
        </span>
      )}
      <Time iso={due.toISOString()}>
        {near && !isMidnight(due, timeZone) ? at : t(isOnBallot(duty) ? 'until' : 'before', { time: at })}
      </Time>
    </div>
  );
}
