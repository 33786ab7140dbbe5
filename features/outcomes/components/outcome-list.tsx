import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Lines } from '@/components/page/lines';
import { pick } from '@/domain/local-text';
import { inOrder, listing, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OutcomeLine } from '../queries';
import { PendingLink, StateTag } from './state-tag';

type Props = {
  slug: string;
  outcomes: readonly OutcomeLine[];
  /** it is the page itself: with what each is about */
  whole?: boolean;
};

/** The outcomes as a register: number and title, then where each stands, its kind and strength. */
export async function OutcomeList({ slug, outcomes, whole }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (outcomes.length === 0) return <EmptyState text={t('empty')} />;
  return (
    <Lines
      lead="number"
      level={whole ? 2 : 3}
      lines={outcomes.map((row) => ({
        key: row.id,
        lead: number(row.number, locale),
        title: row.doubt ? (
          t('number', { number: row.number })
        ) : (
          <InLanguage {...shownText(row.title, locale, row.originalLanguage)} />
        ),
        href: `/${locale}/${slug}/outcomes/${row.number}`,
        facts: [
          <StateTag key="state" outcome={row} />,
          row.pending && <PendingLink key="ballot" outcome={row} here={`/${locale}/${slug}`} />,
          row.symbol && <bdi key="symbol">{row.symbol}</bdi>,
          ...(row.doubt ? [] : factsOf(row)),
          ...(whole && row.topics.length > 0 ? [topicsOf(row)] : []),
        ],
      }))}
    />
  );

  function factsOf({ adoptionMethod, kind, strength, isTitleCorrected }: OutcomeLine): string[] {
    return [
      // Where the record does not say how, there is nothing to tell in one line.
      ...(adoptionMethod && adoptionMethod !== 'recorded' ? [t(`method.${adoptionMethod}`)] : []),
      t(`kind.${kind}`),
      ...(strength ? [t(`strength.${strength}`)] : []),
      ...(isTitleCorrected ? [t('corrigendum.titleCorrected')] : []),
    ];
  }

  function topicsOf(row: OutcomeLine): string {
    return listing(
      row.topics.map((topic) => pick(topic, locale, row.originalLanguage)).sort(inOrder(locale)),
      locale,
    );
  }
}
