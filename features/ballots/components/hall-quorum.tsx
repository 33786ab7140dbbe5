import { getTranslations } from 'next-intl/server';
import { InLanguage } from '@/components/page/in-language';
import { ProgressBar } from '@/components/page/progress-bar';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import type { Locale } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { HallQuorum } from '../queries/hall-quorum';

type Props = { quorum: HallQuorum; originalLanguage: Locale };

/** How many delegations are here, and whether the rules in force let them vote. */
export async function HallQuorumMeter({ quorum, originalLanguage }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots.hallQuorum'), readerLocale()]);
  const { here, entitled, rules } = quorum;
  return (
    <Section title={t('title')} id="quorum">
      <ProgressBar label={t('here')} value={here} max={entitled} text={t('share', { here, entitled })} />
      <ul className="mt-4 grid gap-3">
        {rules.map(({ id, name, needs, reached }) => (
          <li key={id}>
            <p>
              <InLanguage {...shownText(name, locale, originalLanguage)} />
            </p>
            <TagWord tone={reached ? 'positive' : 'pending'} mark={reached ? 'check' : 'warning'}>
              {needs === null
                ? t('none')
                : t(reached ? 'reached' : 'missed', { needs, missing: Math.max(0, needs - here) })}
            </TagWord>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-dense text-muted">{t('note')}</p>
    </Section>
  );
}
