import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OutcomeLine } from '../queries';
import { PendingLink, StateTag } from './state-tag';

type Props = { slug: string; outcomes: readonly OutcomeLine[] };

/** What came out of one session: number and title, then one line of facts. */
export async function OutcomesOfSession({ slug, outcomes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const factsOf = ({ doubt, kind, strength, isTitleCorrected }: OutcomeLine) =>
    doubt
      ? []
      : [
          t(`kind.${kind}`),
          strength && t(`strength.${strength}`),
          isTitleCorrected && t('corrigendum.titleCorrected'),
        ].filter(Boolean);
  return (
    <ol>
      {outcomes.map((one) => (
        <li key={one.id} className="grid grid-cols-[2rem_1fr] border-b border-hairline py-2.5 first:pt-0">
          <span className="figures text-muted">{number(one.number, locale)}</span>
          <div className="min-w-0">
            <Link className="font-semibold" href={`/${locale}/${slug}/outcomes/${one.number}`}>
              {one.doubt ? (
                t('number', { number: one.number })
              ) : (
                <InLanguage {...shownText(one.title, locale, one.originalLanguage)} />
              )}
            </Link>
            <p className="flex flex-wrap gap-x-3 text-dense text-muted">
              <StateTag outcome={one} />
              <PendingLink outcome={one} here={`/${locale}/${slug}`} />
              {one.symbol && <bdi>{one.symbol}</bdi>}
              <span>{factsOf(one).join(' · ')}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
