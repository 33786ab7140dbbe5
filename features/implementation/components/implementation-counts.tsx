import { getTranslations } from 'next-intl/server';
import { ShareBar, type ShareKind } from '@/components/chart/share-bar';
import { SHOWN_STATES, type ShownImplementation, type StateCounts } from '@/domain/implementation';
import { directionOf } from '@/domain/local-text';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { ImplementationTag } from './implementation-tag';

const KIND: Record<ShownImplementation, ShareKind> = {
  done: 'whole',
  inProgress: 'part',
  notStarted: 'none',
  notApplicable: 'out',
  noReport: 'unknown',
};

type Props = { counts: StateCounts; id: string };

/** The counts as a bar alone. `id` names its hatching on the page. */
export async function StateBar({ counts, id }: Props) {
  const locale = await readerLocale();
  return (
    <ShareBar
      id={id}
      rtl={directionOf(locale) === 'rtl'}
      parts={SHOWN_STATES.map((state) => ({ kind: KIND[state], count: counts[state] }))}
    />
  );
}

/** How many members are in which state: a sentence, a bar, and each state with its count in words. */
export async function ImplementationCounts({ counts, id }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const members = SHOWN_STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <div className="print:break-inside-avoid">
      <p className="mb-2">{t('counted', { reported: members - counts.noReport, members })}</p>
      <StateBar counts={counts} id={id} />
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {SHOWN_STATES.map((state) => (
          <li key={state} className="inline-flex items-baseline gap-x-2">
            <ImplementationTag state={state} />
            <span className="figures font-semibold">{number(counts[state], locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
