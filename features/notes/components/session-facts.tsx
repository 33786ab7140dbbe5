import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/page/facts';
import type { LocalText } from '@/domain/local-text';
import { OFFICES, type Office, type SessionKind } from '@/domain/timetable';
import { inOrder, languageName, listing, period } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';

/** What the pages of a session need to know of it. */
export type SessionOfNotes = {
  id: string;
  kind: SessionKind;
  title: LocalText;
  itemNumber: number | null;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  languages: readonly string[];
  /** empty where nobody may be named */
  bureau: readonly { name: string; office: Office }[];
};

/** When, where and in which languages a session meets, and who leads it. */
export async function SessionFacts({ session, timeZone }: { session: SessionOfNotes; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
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
  return (
    <Facts
      items={[
        { term: t('when'), detail: period(startsAt, endsAt, locale, timeZone) },
        ...(room ? [{ term: t('room'), detail: <bdi>{room}</bdi> }] : []),
        ...(languages.length > 0 ? [{ term: t('heardIn'), detail: heard }] : []),
        ...led,
      ]}
    />
  );
}
