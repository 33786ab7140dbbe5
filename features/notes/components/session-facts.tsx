import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/page/facts';
import type { LocalText } from '@/domain/local-text';
import { languageName, listing, period } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';

/** What the pages of a session need to know of it. */
export type SessionOfNotes = {
  id: string;
  title: LocalText;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  languages: readonly string[];
};

/** When, where and in which languages a session meets. */
export async function SessionFacts({ session, timeZone }: { session: SessionOfNotes; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const { startsAt, endsAt, room, languages } = session;
  const heard = listing(
    languages.map((l) => languageName(l, locale)),
    locale,
  );
  return (
    <Facts
      columns={3}
      items={[
        {
          term: t('when'),
          detail: period(startsAt, endsAt, locale, timeZone),
        },
        ...(room ? [{ term: t('room'), detail: room }] : []),
        ...(languages.length > 0 ? [{ term: t('heardIn'), detail: heard }] : []),
      ]}
    />
  );
}
