import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { VoteMark } from '@/components/chart/vote-mark';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { SummaryList } from '@/components/page/summary-list';
import type { Choice } from '@/domain/tally';
import { whyNotTakePart } from '@/domain/voting';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { castCheckedVoteAction, chooseVoteAction } from '../actions';
import { choiceCode } from '../input';
import type { BallotWhole } from '../queries/ballot';
import type { OwnPart } from '../queries/own';
import { BallotBeside } from './ballot-beside';
import { ChoiceField } from './choice-field';
import { choiceWords } from './choice-words';
import type { BallotConference } from './conference';
import { TimeLeft } from './time-left';

type Props = { conference: BallotConference; ballot: BallotWhole; mine: OwnPart };

async function Frame({
  conference,
  ballot,
  title,
  arrival,
  children,
}: {
  conference: BallotConference;
  ballot: BallotWhole;
  title: string;
  arrival?: boolean;
  children: ReactNode;
}) {
  return (
    <Main width="form">
      <PageHeading arrival={arrival} title={title} />
      <BallotBeside conference={conference} ballot={ballot} />
      {children}
    </Main>
  );
}

/**
 * The first page of a vote: choose. Says what counts by now, and why when there is nothing to choose. `chosen`: what waits to be
 * checked and was not sent.
 */
export async function VotePage({ conference, ballot, mine, chosen }: Props & { chosen?: Choice }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = choiceWords(locale);
  const why = ballot.procedure === 'silence' ? 'over' : whyNotTakePart(mine, ballot.phase);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  if (why) {
    return (
      <Frame conference={conference} ballot={ballot} title={t('vote.title')}>
        <Notice tone="info" label={t('notice.info')}>
          <p>{t(`own.${why}`)}</p>
        </Notice>
        <Back href={here} label={t('receipt.back')} />
      </Frame>
    );
  }
  const { vote } = mine;
  const current = chosen ?? vote?.choice;
  return (
    <Frame conference={conference} ballot={ballot} title={t(vote ? 'own.change' : 'vote.title')}>
      <p className="mb-8 text-dense text-muted">
        <strong className="text-ink">
          <TimeLeft ballot={ballot} />
        </strong>
        {' · '}
        {moment(ballot.closesAt, locale, conference.timeZone)}
      </p>
      {vote && (
        <Notice tone="info" label={t('notice.info')}>
          <p>
            {t('vote.voted', {
              choice: words[vote.choice],
              time: moment(vote.at, locale, conference.timeZone),
            })}
          </p>
          {chosen && chosen !== vote.choice && <p>{t('vote.unsent', { choice: words[chosen] })}</p>}
        </Notice>
      )}
      <ActionForm
        // A choice that was made elsewhere meanwhile is drawn, and not what stood here before.
        key={current}
        action={chooseVoteAction}
        texts={formTexts(locale)}
        id="choose"
        keepsNothing
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={ballot.number} />
        <ChoiceField
          legend={t('vote.legend', { of: ofCountry(mine.countryCode ?? '', locale) })}
          hint={t(vote ? 'vote.changeHint' : 'vote.hint')}
          words={words}
          current={current}
        />
        <ButtonRow>
          <SubmitButton size="l">{(await getTranslations('common'))('action.continue')}</SubmitButton>
        </ButtonRow>
      </ActionForm>
    </Frame>
  );
}

/** The second page: what will be recorded, with the key that makes sending it twice harmless. */
export async function VoteCheckPage({
  conference,
  ballot,
  mine,
  choice,
  voteKey,
}: Props & { choice: Choice; voteKey: string }) {
  const [t, locale, common] = await Promise.all([
    getTranslations('ballots'),
    readerLocale(),
    getTranslations('common'),
  ]);
  const words = choiceWords(locale);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const rows = [
    { key: t('column.delegation'), value: countryName(mine.countryCode ?? '', locale) },
    {
      key: t('column.vote'),
      value: (
        <strong className="text-h1 leading-tight">
          <VoteMark choice={choice} word={words[choice]} />
        </strong>
      ),
      change: { label: common('action.change'), href: `${here}/vote`, about: t('own.current') },
    },
    { key: t('facts.closes'), value: moment(ballot.closesAt, locale, conference.timeZone) },
  ];
  return (
    <Frame conference={conference} ballot={ballot} title={t('vote.checkTitle')} arrival>
      <p className="mb-4">{t('vote.checkLead')}</p>
      <SummaryList rows={rows} />
      {mine.vote && (
        <Notice tone="info" label={t('notice.info')}>
          <p>
            {t('vote.replaces', {
              version: mine.vote.version,
              choice: words[mine.vote.choice],
              time: moment(mine.vote.at, locale, conference.timeZone),
            })}
          </p>
        </Notice>
      )}
      <ActionForm
        action={castCheckedVoteAction}
        texts={formTexts(locale)}
        id="cast"
        className="mt-6"
        keepsNothing
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={ballot.number} />
        <Hidden name="choice" value={choiceCode(choice)} />
        <Hidden name="key" value={voteKey} />
        <ButtonRow>
          <SubmitButton size="l" pendingLabel={t('vote.casting')}>
            {t('vote.cast')}
          </SubmitButton>
        </ButtonRow>
      </ActionForm>
    </Frame>
  );
}

function Back({ href, label }: { href: string; label: string }) {
  return (
    <div className="mt-6">
      <ButtonLink variant="secondary" href={href}>
        {label}
      </ButtonLink>
    </div>
  );
}
