import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Time } from '@/components/page/time';
import { describeProfile, describeRules } from '@/domain/describing';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { whyNotTakePart } from '@/domain/voting';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { BallotWhole } from '../queries/ballot';
import { BallotDoubt } from './ballot-doubt';
import { BallotResult } from './ballot-result';
import { BallotRoll } from './ballot-roll';
import { BallotState } from './ballot-state';
import { BrokenSilence } from './broken-silence';
import type { BallotConference } from './conference';
import { Lapsed } from './lapsed';
import { OwnPartOf } from './own-part';
import { PhaseTag } from './phase-tag';
import { ResultCheck } from './result-check';

type Props = {
  conference: BallotConference;
  ballot: BallotWhole;
  /** who reads, to be told of a seat that is given or taken; null for a visitor */
  accountId: string | null;
  /** the outcome's paragraphs, and its path from note to vote */
  text: ReactNode;
  path: ReactNode;
};

/** One ballot for everyone: the question, its rules and roll, where it stands, and the result once declared. */
export async function BallotPage({ conference, ballot, accountId, text, path }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const rules = ballot.rules
    ? describeRules(ballot.rules)
    : describeProfile(ballot.profile, ballot.procedure);
  const outcome = { number: ballot.outcomeNumber, title: pick(ballot.outcomeTitle, locale) };
  const when = (at: Date) => <Time iso={at.toISOString()}>{moment(at, locale, conference.timeZone)}</Time>;
  const own = <OwnPartOf conference={conference} ballot={ballot} signedIn={accountId !== null} />;
  const mayAct = ballot.mine !== null && whyNotTakePart(ballot.mine, ballot.phase) === null;
  const endedEarly = ballot.endedAt && ballot.endedAt < ballot.closesAt ? ballot.endedAt : null;
  const facts = [
    {
      term: t('facts.procedure'),
      detail: `${t(`procedure.${ballot.procedure}`)}${ballot.round > 1 ? `, ${t('round', { round: ballot.round })}` : ''}`,
    },
    { term: t('facts.rules'), detail: pick(ballot.rulesName, locale) },
    { term: t('facts.opens'), detail: when(ballot.opensAt) },
    endedEarly
      ? { term: t('facts.ended'), detail: when(endedEarly) }
      : {
          term: t(ballot.procedure === 'silence' ? 'facts.deadline' : 'facts.closes'),
          detail: when(ballot.closesAt),
        },
    {
      term: t('facts.outcome'),
      detail: <Link href={`${here}/outcomes/${outcome.number}`}>{t('outcomeNumber', outcome)}</Link>,
    },
    ...(ballot.declaredAt ? [{ term: t('facts.declared'), detail: when(ballot.declaredAt) }] : []),
  ];
  return (
    <Main width="document">
      <LiveRefresh
        what={watching(
          conference.id,
          `ballot:${ballot.id}`,
          ...(accountId ? [`account:${accountId}` as const] : []),
        )}
      />
      <Breadcrumbs
        label={t('title')}
        items={[
          { label: t('title'), href: `${here}/ballots` },
          { label: t('number', { number: ballot.number }) },
        ]}
      />
      <PageHeading
        kicker={t('number', { number: ballot.number })}
        title={pick(ballot.question, locale)}
        tags={<PhaseTag ballot={ballot} />}
      />
      {mayAct && own}
      {ballot.result ? (
        <BallotResult ballot={ballot} />
      ) : ballot.lapseReason ? (
        <Lapsed reason={ballot.lapseReason} />
      ) : ballot.phase === 'doubted' ? (
        <BallotDoubt conference={conference} ballot={ballot} />
      ) : (
        <BallotState ballot={ballot} timeZone={conference.timeZone} />
      )}
      {!mayAct && own}
      <BrokenSilence here={here} ballot={ballot} timeZone={conference.timeZone} />
      <Section title={t('rules.title')} id="rules">
        <p className="mb-4">{worded(rules, locale)}</p>
        <Facts items={facts} columns={2} />
        {ballot.previous !== null && (
          <p className="mt-4">
            <Link href={`${here}/ballots/${ballot.previous}`}>
              {t('previousRound', { number: ballot.previous })}
            </Link>
          </p>
        )}
        {ballot.next !== null && (
          <p className="mt-4">
            <Link href={`${here}/ballots/${ballot.next}`}>{t('nextRound', { number: ballot.next })}</Link>
          </p>
        )}
      </Section>
      <Section title={t('text.title')} id="text">
        {text}
      </Section>
      <BallotRoll here={here} ballot={ballot} />
      {path}
      {ballot.result && <ResultCheck conference={conference} ballot={ballot} />}
    </Main>
  );
}
