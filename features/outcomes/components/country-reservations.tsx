import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { day } from '@/platform/i18n/format';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import type { CountryReservation } from '../queries/reservations';
import { Corrections } from './corrections';

type Props = { conference: { slug: string; timeZone: string }; reservations: CountryReservation[] };

/** The reservations of one country, each under the outcome that it accepted with it; nothing where it made none. */
export async function CountryReservations({ conference, reservations }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (reservations.length === 0) return null;
  return (
    <Section title={t('reservations')} id="reservations">
      <dl className="grid gap-4">
        {reservations.map(
          ({ id, outcomeNumber, outcomeSymbol, outcomeTitle, recordedAt, text, corrections }) => (
            <div key={id}>
              <dt>
                <Link
                  className="font-semibold"
                  href={`/${locale}/${conference.slug}/outcomes/${outcomeNumber}`}
                >
                  {outcomeAndTitle(
                    { number: outcomeNumber, symbol: outcomeSymbol },
                    pick(outcomeTitle, locale),
                    locale,
                  )}
                </Link>
                <span className="ms-2 text-meta text-muted">
                  {day(recordedAt, locale, conference.timeZone)}
                </span>
              </dt>
              <dd className="font-serif text-document" dir="auto">
                {text}
              </dd>
              <Corrections corrections={corrections} timeZone={conference.timeZone} />
            </div>
          ),
        )}
      </dl>
    </Section>
  );
}
