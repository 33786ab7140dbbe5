import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Facts } from '@/components/page/facts';
import { FactLine } from '@/components/page/lines';
import type { LocalText } from '@/domain/local-text';
import { OFFICES, type Office, type SessionKind } from '@/domain/timetable';
import { day, inOrder, languageName, listing, spanApart, withCommas, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';

/** What the pages of a session need to know of it. */
export type SessionOfNotes = {
  id: string;
  kind: SessionKind;
  title: LocalText;
  itemNumber: string | null;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  languages: readonly string[];
  /** empty where nobody may be named */
  bureau: readonly { name: string; office: Office }[];
};

type Props = {
  session: SessionOfNotes;
  timeZone: string;
  /** what it is about, drawn by their own area */
  topics?: { count: number; links: ReactNode };
};
type SessionFact = { term: string; detail: ReactNode; isPlain?: boolean };

/** When, where and in which languages a session meets, and who leads it; `isPlain` says itself what it is. */
async function factsOf({ session, timeZone, topics }: Props): Promise<SessionFact[]> {
  const [t, topic, locale] = await Promise.all([
    getTranslations('notes'),
    getTranslations('topics'),
    readerLocale(),
  ]);
  const { startsAt, endsAt, room, languages, bureau } = session;
  const heard = listing(
    languages.map((l) => languageName(l, locale)),
    locale,
  );
  const led = OFFICES.flatMap((office) => {
    const names = bureau.flatMap((one) => (one.office === office ? [one.name] : [])).sort(inOrder(locale));
    const term = t(`office.${office}`, { count: names.length });
    return names.length > 0 ? [{ term, detail: listing(names, locale) }] : [];
  });
  // The hours of a narrow page stay in one line, and with them the isolate in which an Arabic one sets them.
  const when = (
    <>
      {withCommas([day(startsAt, locale, timeZone), ''], locale)}
      <span className="whitespace-nowrap">{spanApart(startsAt, endsAt, locale, timeZone)}</span>
      {` (${zone(timeZone, locale, startsAt, endsAt)})`}
    </>
  );
  return [
    { term: t('when'), detail: when, isPlain: true },
    ...(room ? [{ term: t('room'), detail: <bdi>{room}</bdi>, isPlain: true }] : []),
    ...(languages.length > 0 ? [{ term: t('heardIn'), detail: heard }] : []),
    ...led,
    ...(topics?.count ? [{ term: topic(topics.count === 1 ? 'topic' : 'title'), detail: topics.links }] : []),
  ];
}

/** The facts of a session as a list. */
export async function SessionFacts(props: Props) {
  return <Facts items={await factsOf(props)} />;
}

/** The same in one line, for a page that is about something else. */
export async function SessionFactLine(props: Props) {
  const [facts, locale] = await Promise.all([factsOf(props), readerLocale()]);
  const colon = sayIn(locale)('common.colon');
  return (
    <FactLine
      facts={facts.map(({ term, detail, isPlain }) => (
        <span key={term}>
          {!isPlain && term + colon}
          {detail}
        </span>
      ))}
    />
  );
}
