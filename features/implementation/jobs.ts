import { sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { idsIn } from '@/db/columns';
import { followUpNotice } from '@/db/schema/implementation';
import { SYSTEM } from '@/domain/actor';
import {
  hasEnded,
  type NoticeKind,
  noticeDue,
  owes,
  type RoundNotice,
  roundsBegun,
} from '@/domain/implementation';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { day } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import type { JobsOf } from '@/platform/jobs';
import { log } from '@/platform/log';
import { queueMail } from '@/platform/mail';
import { signInLink } from '@/platform/sign-in-link';
import { type FollowUp, followUpsWhere, type InJson, rhythmsIn } from './queries/follow-up';

type AskingConference = { id: string; slug: string; title: LocalText; original: Locale; timeZone: string };
/** A round of an outcome that the members are to be written to about. */
type DueNotice = { outcomeId: string; roundOn: string; kind: NoticeKind };
type Row = AskingConference & {
  outcomeId: string;
  now: string;
  rhythms: InJson<FollowUp['rhythms'][number]>[];
  notices: InJson<RoundNotice>[];
};

/** What is due by the clock of the database, of every conference that is there. One question. */
async function noticesDue(tx: Tx): Promise<(DueNotice & { conference: AskingConference })[]> {
  const { rows } = await tx.execute<Row>(sql`
    select c.id, c.slug, c.title, c.original_language as original, c.time_zone as "timeZone",
      f.outcome_id as "outcomeId", to_json(${NOW}) as now, ${rhythmsIn(sql`f`)} as rhythms,
      coalesce((select jsonb_agg(jsonb_build_object('roundOn', n.round_on, 'kind', n.kind, 'sentAt', n.sent_at))
        from follow_up_notice n where n.conference_id = f.conference_id and n.outcome_id = f.outcome_id), '[]') as notices
    from follow_up f join conference c on c.id = f.conference_id where c.removed_at is null`);
  return rows.flatMap(({ outcomeId, now: at, rhythms: set, notices, ...conference }) => {
    const now = new Date(at);
    const rhythms = set.map((one) => ({ ...one, setAt: new Date(one.setAt) }));
    if (hasEnded(rhythms)) return [];
    const rounds = roundsBegun(rhythms, conference.timeZone, now);
    const sent = notices.map((one) => ({ ...one, sentAt: new Date(one.sentAt) }));
    const [kind, round] = [noticeDue(rounds, sent, now), rounds.at(-1)];
    return kind && round ? [{ conference, outcomeId, roundOn: round.opensOn, kind }] : [];
  });
}

type Recipient = { delegationId: string; email: string; locale: Locale };

/** Who reports for the delegations of a conference: heads and focal points. */
async function recipientsIn(tx: Tx, conferenceId: string): Promise<Recipient[]> {
  const { rows } = await tx.execute<Recipient>(sql`
    select d.id as "delegationId", a.email, a.locale from (
      select delegation_id, account_id from participant
      where conference_id = ${conferenceId} and capacity = 'head' and withdrawn_at is null
      union select delegation_id, account_id from focal_point
      where conference_id = ${conferenceId} and withdrawn_at is null) seat
    join delegation d on d.conference_id = ${conferenceId} and d.id = seat.delegation_id and d.withdrawn_at is null
    join account a on a.id = seat.account_id and a.disabled_at is null`);
  return rows;
}

/** Takes the notices that nobody has taken yet, in this transaction: whoever comes second takes none. */
async function taken(tx: Tx, conferenceId: string, due: readonly DueNotice[]): Promise<string[]> {
  const rows = await tx
    .insert(followUpNotice)
    .values(due.map((notice) => ({ conferenceId, ...notice })))
    .onConflictDoNothing()
    .returning({ outcomeId: followUpNotice.outcomeId });
  return rows.map(({ outcomeId }) => outcomeId);
}

type Writing = { conference: AskingConference; kind: NoticeKind };

/** Writes to everybody who owes a report on these outcomes, once for all of them. @returns how many mails */
async function write(tx: Tx, { conference, kind }: Writing, outcomeIds: readonly string[]): Promise<number> {
  const { id, slug, title, original, timeZone } = conference;
  const followUps = await followUpsWhere(tx, sql`f.conference_id = ${id} and o.id in (${idsIn(outcomeIds)})`);
  let written = 0;
  for (const { delegationId, email, locale } of await recipientsIn(tx, id)) {
    const owed = followUps.flatMap((followUp) => {
      const member = followUp.members.find((one) => one.delegationId === delegationId);
      const round = followUp.rounds.at(-1);
      return member && round && owes(member.standing) ? [{ followUp, round, code: member.code }] : [];
    });
    const [first, ...others] = owed.toSorted(
      (a, b) => a.round.closesAt.getTime() - b.round.closesAt.getTime(),
    );
    if (!first) continue;
    const say = sayIn(locale);
    const dateOf = (dueOn: string) => day(new Date(`${dueOn}T12:00:00Z`), locale, 'UTC');
    const lines = [first, ...others].map(({ followUp: { number, symbol, title: text }, round }) =>
      say('implementation.mail.line', {
        outcome: outcomeAndTitle({ number, symbol }, pick(text, locale, original), locale),
        date: dateOf(round.dueOn),
      }),
    );
    const form = `/outcomes/${first.followUp.number}/implementation/${first.code.toLowerCase()}`;
    const hours = Math.ceil((first.round.closesAt.getTime() - first.followUp.now.getTime()) / 3_600_000);
    const path = `/${locale}/${slug}${others.length > 0 ? '/me' : form}`;
    await queueMail(tx, {
      conferenceId: id,
      to: email,
      locale,
      template: `implementation.${kind}`,
      params: {
        conference: pick(title, locale, original),
        outcomes: lines.join('\n'),
        until: day(first.round.closesAt, locale, timeZone),
        link: await signInLink(tx, { email, locale, path, hours }),
      },
    });
    written += 1;
  }
  return written;
}

/**
 * Writes to those who owe a report: as a round begins, and before its end. Called again and again by every instance: late or
 * twice sends nothing more. A conference that fails is logged and does not hold up the others.
 */
export async function askForReports(): Promise<number> {
  const due = await withTx(SYSTEM, noticesDue);
  const conferences = new Map(due.map(({ conference }) => [conference.id, conference]));
  let written = 0;
  for (const conference of conferences.values()) {
    const here = due.filter((one) => one.conference.id === conference.id);
    try {
      written += await withTx(SYSTEM, async (tx) => {
        let mails = 0;
        for (const kind of ['asked', 'reminded'] as const) {
          const notices = here.filter((one) => one.kind === kind);
          if (notices.length === 0) continue;
          const outcomeIds = await taken(
            tx,
            conference.id,
            notices.map(({ outcomeId, roundOn }) => ({ outcomeId, roundOn, kind })),
          );
          if (outcomeIds.length > 0) mails += await write(tx, { conference, kind }, outcomeIds);
        }
        return mails;
      });
    } catch (error) {
      log.error({ err: error, entityId: conference.id }, 'reports could not be asked for');
    }
  }
  return written;
}

export const implementationJobs = {
  'implementation.askForReports': { everyMs: 60_000, run: askForReports },
} satisfies JobsOf<'implementation'>;
