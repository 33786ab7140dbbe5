import { getTranslations } from 'next-intl/server';
import { VoteMark } from '@/components/chart/vote-mark';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Fold } from '@/components/page/fold';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Time } from '@/components/page/time';
import { type Actor, seatsIn } from '@/domain/actor';
import type { CastVote, Duty } from '@/domain/duties';
import { pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { type Topic, watching } from '@/domain/topics';
import { senderName } from '@/features/delegations/queries/places';
import { brief, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OwnConferenceWhole } from '../queries/duties';
import { DutyLine, Line } from './duty-line';
import { MyDelegation, NextOf } from './my-delegation';
import { partsOf } from './my-parts';
import { MyProgramme } from './my-programme';

type Props = { viewer: Actor; mine: OwnConferenceWhole };

/** How many things of one kind are listed; the others are folded, so that they hide nothing else. */
const MOST_ALIKE = 4;

/** What is one person's in a conference: what is owed, what runs without them, what is done and can be changed, and what comes next. */
export async function MyConference({ viewer, mine }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me'), readerLocale()]);
  const { conference, duties, delegations, now } = mine;
  const { owed, silences, changeable } = duties;
  const dues = [...owed, ...silences].flatMap(({ due }) => due ?? []);
  const times = [now, ...dues, ...changeable.map(({ until }) => until)];
  const moment = { conference, now };
  // With one delegation every line is about it.
  const about = (duty: Duty) =>
    delegations.length > 1 && 'delegation' in duty ? senderName(duty.delegation, locale) : undefined;
  const isFolded = (duty: Duty) => owed.filter(({ kind }) => kind === duty.kind).indexOf(duty) >= MOST_ALIKE;
  const [shown, folded] = [owed.filter((duty) => !isFolded(duty)), owed.filter(isFolded)];
  const line = (duty: Duty) => (
    <DutyLine
      key={`${duty.kind} ${duty.path}`}
      duty={duty}
      first={duty === owed[0]}
      about={about(duty)}
      {...moment}
    />
  );
  return (
    <Main width="list">
      <LiveRefresh what={watchedBy(viewer, conference.id)} />
      <PageHeading
        kicker={await partsOf(viewer, conference.id, delegations)}
        title={t('owed', { count: owed.length })}
        lead={owed.length === 0 ? <NextOf next={duties.next} {...moment} /> : undefined}
      />
      {owed.length > 0 && <ol className="border-t border-hairline">{shown.map(line)}</ol>}
      {folded.length > 0 && (
        <Fold title={t('more', { count: folded.length })}>
          <ol>{folded.map(line)}</ol>
        </Fold>
      )}
      {silences.length > 0 && (
        <Section title={t('silences')} lead={sayIn(locale)('ballots.own.silent')} id="silences">
          <ol>{silences.map(line)}</ol>
        </Section>
      )}
      {changeable.length > 0 && (
        <Section title={t('changeable.title')} id="changeable">
          <ul>
            {changeable.map((vote) => (
              <Changeable key={vote.number} vote={vote} {...moment} />
            ))}
          </ul>
        </Section>
      )}
      <MyProgramme mine={mine} />
      {delegations.map((delegation) => (
        <MyDelegation
          key={delegation.id}
          delegation={delegation}
          named={delegations.length > 1}
          slug={conference.slug}
        />
      ))}
      {owed.length > 0 && (
        <div className="mt-10 text-muted">
          <NextOf next={duties.next} {...moment} after />
        </div>
      )}
      <p className="mt-6 text-meta text-muted">
        {t('times', { zone: zone(conference.timeZone, locale, ...times) })}
      </p>
    </Main>
  );
}

type ChangeableProps = { vote: CastVote; conference: OwnConferenceWhole['conference']; now: Date };

/** A vote that is cast, and until when it can be another. */
async function Changeable({ vote, conference, now }: ChangeableProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me.changeable'), readerLocale()]);
  const { number, subject, choice, at, until } = vote;
  const { slug, timeZone } = conference;
  const here = `/${locale}/${slug}/ballots/${number}/vote`;
  const word = sayIn(locale)(`decision.choice.${choice}`);
  const time = brief(until, locale, timeZone, now);
  return (
    <Line
      time={<Time iso={at.toISOString()}>{brief(at, locale, timeZone, now)}</Time>}
      title={t.rich('vote', { number, word, choice: () => <VoteMark choice={choice} word={word} /> })}
      facts={
        <>
          <p>{pick(subject, locale)}</p>
          <p>
            <Time iso={until.toISOString()}>{t('until', { time })}</Time>
          </p>
        </>
      }
      action={
        <>
          <Link href={here}>
            {t('change')}
            <span className="sr-only"> {pick(subject, locale)}</span>
          </Link>
          <Link href={`${here}/receipt`}>
            {t('receipt')}
            <span className="sr-only"> {pick(subject, locale)}</span>
          </Link>
        </>
      }
    />
  );
}

/** The staff watches its whole conference; others what is public in it, and what is their own. */
function watchedBy(viewer: Actor, conferenceId: string): string {
  if (can(viewer, 'conference.overview', { conferenceId })) return watching(conferenceId);
  const own = seatsIn(viewer, conferenceId).flatMap(({ delegationId, participantId }): Topic[] => [
    `delegation:${delegationId}`,
    ...(participantId ? [`participant:${participantId}` as const] : []),
  ]);
  const topics: Topic[] = ['ballot:*', 'outcome:*', 'agenda:released', `account:${viewer.accountId}`, ...own];
  return watching(conferenceId, ...new Set(topics));
}
