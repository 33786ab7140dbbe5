import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Band } from '@/components/page/band';
import { InLanguage } from '@/components/page/in-language';
import type { Locale, LocalText } from '@/domain/local-text';
import type { Now } from '@/domain/phase';
import type { ReleasedSession } from '@/domain/release';
import type { OutcomeLine } from '@/features/outcomes/queries';
import { clock, dateName, languageName, listing, localDay, withCommas } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { BandHead, Beside } from './band-parts';
import { TimeLeft } from './time-left';

/** The most that are named beside what is first; the sessions of the day stand below. */
const MOST_BESIDE = 3;

type Props = {
  here: string;
  timeZone: string;
  original: Locale;
  now: Date;
  on: Now<ReleasedSession>;
  /** texts that are worked on, for who may see them */
  drafts: readonly OutcomeLine[];
  /** why nothing can be said of the sessions; null where they are known */
  unknown: 'noAgenda' | 'agendaDoubted' | null;
};

/** The band of a conference that meets: what is on now, where and how long still, and what is next. */
export async function NowBand({ here, timeZone, original, now, on, drafts, unknown }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const [first] = on.current;
  const [soonest] = on.next;
  const shown = first ?? soonest;
  /** With its day where that is not today. */
  const when = (iso: string) => {
    const at = new Date(iso);
    const [date, time] = [localDay(at, timeZone), clock(at, locale, timeZone)];
    return date === localDay(now, timeZone) ? time : withCommas([dateName(date, locale), time], locale);
  };
  const linkTo = ({ id, kind, title }: ReleasedSession) => ({
    title: <InLanguage {...shownText(title as LocalText, locale, original)} />,
    href: kind === 'break' ? undefined : `${here}/sessions/${id}`,
  });
  const until = ({ endsAt }: ReleasedSession) => t('until', { time: when(endsAt) });
  const next = ({ startsAt }: ReleasedSession) => t('next', { time: when(startsAt) });
  const also = on.current.slice(1, 1 + MOST_BESIDE);
  const ahead = on.next.slice(first ? 0 : 1).slice(0, MOST_BESIDE);
  const beside = [
    ...also.map((one) => (
      <Beside key={one.id} kicker={[t('alsoNow'), one.room, until(one)]} {...linkTo(one)} />
    )),
    ...ahead.map((one) => <Beside key={one.id} kicker={[next(one), one.room]} {...linkTo(one)} />),
  ];
  return (
    <Band label={t('label.running')} id="now" beside={beside.length > 0 ? beside : undefined}>
      {shown ? (
        <BandHead
          kicker={
            first
              ? [
                  t('onNow'),
                  first.room,
                  until(first),
                  <TimeLeft key="left" until={new Date(first.endsAt)} now={now} word="left" />,
                ]
              : [
                  t('idle'),
                  next(shown),
                  shown.room,
                  <TimeLeft key="left" until={new Date(shown.startsAt)} now={now} word="in" />,
                ]
          }
          {...linkTo(shown)}
        >
          <About session={shown} here={here} original={original} drafts={drafts} />
        </BandHead>
      ) : (
        <BandHead title={t(unknown ? 'meeting' : 'over')}>
          <p>{unknown ? sayIn(locale)(`conferences.glance.${unknown}`) : t('overLine')}</p>
        </BandHead>
      )}
    </Band>
  );
}

type AboutProps = {
  session: ReleasedSession;
  here: string;
  original: Locale;
  drafts: readonly OutcomeLine[];
};

/** Its item, the languages that it is heard in, and the texts that are on its table. */
async function About({ session, here, original, drafts }: AboutProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const say = sayIn(locale);
  const { id, itemNumber, languages } = session;
  const names = languages.map((code) => languageName(code, locale));
  const facts = [
    ...(itemNumber === null ? [] : [say('agenda.item', { number: itemLabel(itemNumber, locale) })]),
    ...(names.length > 0 ? [say('agenda.heard', { languages: listing(names, locale) })] : []),
  ];
  const texts = drafts.filter(({ sessionId }) => sessionId === id).slice(0, MOST_BESIDE);
  return (
    <>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {texts.map(({ number, title }) => (
        <p key={number}>
          {t('onTable')}{' '}
          <Link href={`${here}/outcomes/${number}`}>
            <InLanguage {...shownText(title, locale, original)} />
          </Link>
        </p>
      ))}
    </>
  );
}
