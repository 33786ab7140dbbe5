import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Section } from '@/components/page/section';
import { describeProfile, describeRules, newHeadWords } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { BallotWhole } from '../queries/ballot';
import type { When } from './when';

/** How it is decided, and the facts that nothing above has said. `here`: the conference. */
export async function BallotFacts({ ballot, here, when }: { ballot: BallotWhole; here: string; when: When }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const rules = ballot.rules
    ? describeRules(ballot.rules)
    : describeProfile(ballot.profile, ballot.procedure);
  const { outcomeNumber, outcomeSymbol, outcomeTitle } = ballot;
  const cited = { number: outcomeNumber, symbol: outcomeSymbol };
  const endedEarly = ballot.endedAt && ballot.endedAt < ballot.closesAt ? ballot.endedAt : null;
  const closes = ballot.procedure === 'silence' ? t('facts.deadline') : t('facts.closes');
  const facts = [
    { term: t('facts.rules'), detail: pick(ballot.rulesName, locale) },
    ...(ballot.profile.newHead
      ? [{ term: t('facts.newHead'), detail: t('newHead', newHeadWords(ballot.profile.newHead)) }]
      : []),
    ...(ballot.phase === 'scheduled' ? [] : [{ term: t('facts.opens'), detail: when(ballot.opensAt) }]),
    ...(ballot.phase === 'open' || ballot.phase === 'cancelled'
      ? []
      : [
          endedEarly
            ? { term: t('facts.ended'), detail: when(endedEarly) }
            : { term: closes, detail: when(ballot.closesAt) },
        ]),
    {
      term: t('facts.outcome'),
      detail: (
        <Link href={`${here}/outcomes/${outcomeNumber}`}>
          {outcomeAndTitle(cited, pick(outcomeTitle, locale), locale)}
        </Link>
      ),
    },
  ];
  return (
    <Section title={t('rules.title')} id="rules">
      <p className="mb-4">{worded(rules, locale)}</p>
      <Facts items={facts} />
      <OtherRounds ballot={ballot} here={here} />
    </Section>
  );
}

async function OtherRounds({ ballot, here }: { ballot: BallotWhole; here: string }) {
  const t = await getTranslations('ballots');
  const rounds = [
    { word: 'previousRound', number: ballot.previous },
    { word: 'nextRound', number: ballot.next },
  ] as const;
  return rounds.map(
    ({ word, number }) =>
      number !== null && (
        <p key={word} className="mt-4">
          <Link href={`${here}/ballots/${number}`}>{t(word, { number })}</Link>
        </p>
      ),
  );
}
