import { cva } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TagWord } from '@/components/page/tag-word';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { WaitingRequest } from '../queries/speakers';
import { Speaker } from './speaking';

const LINE = cva('grid grid-cols-[2rem_1fr] gap-x-2 border-b border-hairline py-2.5', {
  variants: { own: { true: 'bg-surface', false: '' } },
});

type Props = {
  waiting: readonly WaitingRequest[];
  /** the delegation of the viewer, whose requests are marked */
  own?: string;
  /** what can be done with one, below it */
  acts?: (one: WaitingRequest) => ReactNode;
};

/** Those who wait for the floor, as they are called. */
export async function WaitingList({ waiting, own, acts }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  return (
    <ol>
      {waiting.map((one, index) => (
        <li key={one.id} className={LINE({ own: one.delegationId === own })}>
          <span className="figures text-muted">{number(index + 1, locale)}</span>
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0">
                <Speaker speech={one} />
              </p>
              <p className="flex flex-wrap gap-x-3 text-dense text-muted">
                {one.delegationId === own && <TagWord tone="accent">{t('own')}</TagWord>}
                <span>{t(`kind.${one.kind}`)}</span>
              </p>
            </div>
            {one.because && <p className="text-dense text-muted">{t(`because.${one.because}`)}</p>}
            {acts?.(one)}
          </div>
        </li>
      ))}
    </ol>
  );
}
