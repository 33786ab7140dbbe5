import { getTranslations } from 'next-intl/server';
import { ByColleague } from '@/components/page/by-office';
import { TagWord } from '@/components/page/tag-word';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ReservationCorrection } from '../queries/beside';

type Props = { corrections: readonly ReservationCorrection[]; timeZone: string };

/** What a delegation said of its reservation later, below what it said first. */
export async function Corrections({ corrections, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.correction'), readerLocale()]);
  return corrections.map(({ number, text, reason, at, by }) => {
    const date = day(at, locale, timeZone);
    return (
      <dd key={number} className="mt-2 border-s border-border ps-4">
        <TagWord tone="pending" mark={text === null ? 'cross' : 'reservation'}>
          {t(text === null ? 'withdrawnOn' : 'correctedOn', { date })}
        </TagWord>
        <ByColleague by={colleagueAs(locale, by, ['chair', 'organizer'])} />
        {text !== null && (
          <p className="font-serif text-document whitespace-pre-line" dir="auto">
            {text}
          </p>
        )}
        <p className="text-dense text-muted" dir="auto">
          {t('because', { reason })}
        </p>
      </dd>
    );
  });
}
