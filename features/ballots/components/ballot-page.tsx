import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { BallotActs } from './ballot-acts';
import { BallotDoubt } from './ballot-doubt';
import { BallotFacts } from './ballot-facts';
import { BallotResult } from './ballot-result';
import { BallotRoll } from './ballot-roll';
import { BallotState } from './ballot-state';
import { BrokenSilence } from './broken-silence';
import { Cancelled } from './cancelled';
import type { BallotConference } from './conference';
import { ConfirmHeads } from './confirm-heads';
import { Lapsed } from './lapsed';
import { OwnPartOf } from './own-part';
import { ResultCheck } from './result-check';
import { type When, whenIn } from './when';

type Props = {
  conference: BallotConference;
  ballot: BallotWhole;
  /** who reads, to be told of a seat that is given or taken; null for a visitor */
  accountId: string | null;
  /** the outcome that it is about: its paragraphs with what stands beside them, and its path from note to vote */
  outcomeId: string;
  text: ReactNode;
  path: ReactNode;
  /** what two persons did with it, drawn by their own area */
  ofTwo?: ReactNode;
  /** what is on record about it, for who may read that */
  history?: ReactNode;
};

/** One ballot for everyone: the question, where it stands and what is asked of the reader, its rules and its roll. */
export async function BallotPage({
  conference,
  ballot,
  accountId,
  outcomeId,
  text,
  path,
  ofTwo,
  history,
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const when = whenIn(locale, conference.timeZone);
  const declared = ballot.result !== null && ballot.declaredAt && when(ballot.declaredAt);
  const procedure = t(`procedure.${ballot.procedure}`);
  const round = ballot.round > 1 && t('round', { round: ballot.round });
  const roll = <BallotRoll here={here} ballot={ballot} />;
  return (
    <Main>
      <LiveRefresh
        what={watching(
          conference.id,
          `ballot:${ballot.id}`,
          `outcome:${outcomeId}`,
          ...(accountId ? [`account:${accountId}` as const] : []),
        )}
      />
      <Breadcrumbs label={t('title')} items={[{ label: t('title'), href: `${here}/ballots` }]} />
      <PageHeading
        kicker={[t('number', { number: ballot.number }), procedure, round].filter(Boolean).join(' · ')}
        tags={
          declared && (
            <span>
              {t('facts.declared')}
              {sayIn(locale)('common.colon')}
              {declared}
            </span>
          )
        }
        title={pick(ballot.question, locale)}
      />
      <Standing conference={conference} ballot={ballot} signedIn={accountId !== null} when={when} />
      <BrokenSilence here={here} ballot={ballot} when={when} />
      <ConfirmHeads slug={conference.slug} ballot={ballot} />
      <BallotActs ballot={ballot} when={when} timeZone={conference.timeZone} />
      {declared && roll}
      <div className="mt-12 grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="min-w-0">
          <Section title={t('text.title')} id="text">
            {text}
          </Section>
        </div>
        <div className="min-w-0">
          <BallotFacts ballot={ballot} here={here} when={when} />
        </div>
      </div>
      {!declared && roll}
      {path}
      {ofTwo}
      {(declared || (ballot.phase === 'cancelled' && ballot.opened)) && (
        <ResultCheck conference={conference} ballot={ballot} />
      )}
      <Corrections ballot={ballot} here={`${here}/ballots/${ballot.number}`} />
      {history}
    </Main>
  );
}

type StandingProps = { conference: BallotConference; ballot: BallotWhole; signedIn: boolean; when: When };

/** Where it stands: the result, why there is none, or what is going on and what the reader can do. */
async function Standing({ conference, ballot, signedIn, when }: StandingProps) {
  const locale = await readerLocale();
  const here = `/${locale}/${conference.slug}`;
  if (ballot.result) return <BallotResult ballot={ballot} here={here} />;
  const own = (
    <OwnPartOf ballot={ballot} here={`${here}/ballots/${ballot.number}`} signedIn={signedIn} when={when} />
  );
  if (ballot.phase === 'cancelled')
    return (
      <div className="grid gap-6">
        <Cancelled ballot={ballot} when={when} />
        {own}
      </div>
    );
  if (ballot.lapseReason) return <Lapsed reason={ballot.lapseReason} />;
  const until = when(ballot.phase === 'scheduled' ? ballot.opensAt : ballot.closesAt);
  if (ballot.phase !== 'doubted') return <BallotState ballot={ballot} until={until} own={own} />;
  return (
    <div className="grid gap-6">
      <BallotDoubt conference={conference} ballot={ballot} />
      {own}
    </div>
  );
}

/** What can be done with a ballot that runs, for those who may. `here`: the ballot. */
async function Corrections({ ballot, here }: { ballot: BallotWhole; here: string }) {
  const t = await getTranslations('ballots');
  if (!ballot.may.cancel) return null;
  return (
    <p className="mt-12 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
      <Link href={`${here}/close`}>{t('moving.action')}</Link>
      <Link href={`${here}/cancel`}>{t('cancelled.action')}</Link>
    </p>
  );
}
