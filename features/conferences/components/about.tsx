import { getTranslations } from 'next-intl/server';
import { InLanguage } from '@/components/page/in-language';
import { FactLine } from '@/components/page/lines';
import { Section } from '@/components/page/section';
import { isRegion } from '@/domain/regions';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { ConferenceFacts } from '../queries';
import { type Glance, WITHOUT_VOTE } from '../queries/public';

type Props = { conference: ConferenceFacts; glance: Glance };

/** What the conference is, and who takes part. */
export async function About({ conference, glance }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const { summary, ordinal, region } = conference;
  const { member: delegations = 0, ...others } = glance.present;
  const { members } = glance;
  return (
    <Section title={t('glance.about')} id="about">
      {summary && (
        <p className="measure mb-3">
          <InLanguage {...markedText(summary, locale, conference.originalLanguage)} />
        </p>
      )}
      <FactLine
        facts={[
          isRegion(region) ? t(`region.${region}`) : region,
          ordinal && t('facts.meeting', { number: ordinal }),
          members > 0
            ? t('facts.members', { delegations, members })
            : delegations > 0 && t('facts.delegations', { delegations }),
          ...WITHOUT_VOTE.map((kind) => {
            const count = others[kind] ?? 0;
            return count > 0 && t(`withoutVote.${kind}`, { count });
          }),
        ]}
      />
    </Section>
  );
}
