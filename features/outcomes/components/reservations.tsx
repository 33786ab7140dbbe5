import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { countryAddress } from '@/domain/addresses';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { Corrections } from './corrections';

type Props = { outcome: Pick<OutcomeWhole, 'reservations' | 'adoptedAt'>; slug: string; timeZone: string };

/** The reservations on a text, below it; nothing where there are none. */
export async function Reservations(props: Props) {
  const t = await getTranslations('outcomes');
  if (props.outcome.reservations.length === 0) return null;
  return (
    <Section title={t('reservations')} id="reservations" level={3}>
      <ReservationList {...props} />
    </Section>
  );
}

/** Each reservation with what the delegation said of it later. */
export async function ReservationList({ outcome, slug, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  return (
    <dl className="grid gap-4">
      {outcome.reservations.map((reservation) => (
        <div key={reservation.id}>
          <dt className="font-semibold">
            <Sender code={reservation.countryCode} here={`/${locale}/${slug}`}>
              {t('reservationOf', { of: ofSender(reservation, locale, outcome.adoptedAt) })}
            </Sender>
          </dt>
          <dd className="font-serif text-document" dir="auto">
            {reservation.text}
          </dd>
          <Corrections corrections={reservation.corrections} timeZone={timeZone} />
        </div>
      ))}
    </dl>
  );
}

/** A country leads to its page; an organization has none. */
function Sender({ code, here, children }: { code: string | null; here: string; children: string }) {
  return code ? <Link href={countryAddress(here, code)}>{children}</Link> : children;
}
