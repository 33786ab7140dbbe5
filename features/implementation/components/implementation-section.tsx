import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { readerLocale } from '@/platform/i18n/reader';
import type { FollowUp } from '../queries/follow-up';
import { ImplementationCounts } from './implementation-counts';
import { Schedule } from './schedule';

type Props = {
  conference: { slug: string; timeZone: string };
  number: number;
  followUp: FollowUp | null;
  mayOpen: boolean;
};

/** On the page of an outcome: what has become of it, counted; nothing where nobody is asked. */
export async function ImplementationSection({ conference, number, followUp, mayOpen }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const href = `/${locale}/${conference.slug}/outcomes/${number}/implementation`;
  if (!followUp && !mayOpen) return null;
  return (
    <Section title={t('title')} id="implementation">
      {followUp ? (
        <>
          <ImplementationCounts counts={followUp.counts} id="shares" />
          <div className="mt-3">
            <Schedule followUp={followUp} timeZone={conference.timeZone} counted />
          </div>
          <p className="mt-2 flex flex-wrap gap-x-6">
            <Link className="inline-block py-0.5" href={href}>
              {t('toCountries')}
            </Link>
            <Link className="inline-block py-0.5" href={`/${locale}/${conference.slug}/implementation`}>
              {t('matrix.link')}
            </Link>
          </p>
        </>
      ) : (
        <p>
          {t('notFollowedUp')} <Link href={href}>{t('toOpen')}</Link>
        </p>
      )}
    </Section>
  );
}
