import { getTranslations } from 'next-intl/server';
import type { AlternationRule } from '@/domain/rules';

/** By which rules statements follow each other, in their precedence. */
export async function OrderRules({ rules }: { rules: readonly AlternationRule[] }) {
  const t = await getTranslations('conferences.rules');
  const words = rules.length > 0 ? rules.map((rule) => t(`alternation.${rule}`)) : [t('byArrival')];
  return <p className="text-dense">{words.join(' · ')}</p>;
}
