import { getTranslations } from 'next-intl/server';
import { Hemicycle } from '@/components/chart/hemicycle';
import { VoteBar } from '@/components/chart/vote-bar';
import { Section } from '@/components/page/section';
import { countryName } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';

/** The declared result: why in one sentence, then the figures as bar and hemicycle, drawn on the server. */
export async function BallotResult({ ballot }: { ballot: BallotWhole }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (!ballot.result) return null;
  const { explanation, counts } = ballot.result;
  const why = worded(explanation, locale);
  const words = choiceWords(locale);
  const colon = sayIn(locale)('common.colon');
  const needed = 'needed' in explanation.params ? explanation.params.needed : undefined;
  const threshold =
    ballot.result.outcome !== 'inquorate' && needed !== undefined
      ? { at: needed, label: t('result.needed', { needed }) }
      : undefined;
  return (
    <Section title={t('result.title')} id="result">
      <p className="mb-6 font-serif text-h3">{why}</p>
      {ballot.procedure === 'vote' && (
        <>
          <VoteBar
            counts={counts}
            words={words}
            title={t('result.bar')}
            desc={why}
            locale={locale}
            threshold={threshold}
          />
          <Hemicycle
            title={t('result.hemicycle')}
            desc={why}
            seats={ballot.entitled.map(({ delegationId, countryCode, choice }) => ({
              id: delegationId,
              choice: choice ?? 'notVoting',
              name: [countryName(countryCode, locale), words[choice ?? 'notVoting']].join(colon),
            }))}
          />
        </>
      )}
    </Section>
  );
}
