import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { ballot, roll } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { config } from '@/platform/config';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type MailParams, queueMail } from '@/platform/mail';

type Whose = { conferenceId: string; ballotId: string };
type Place = { slug: string; title: LocalText; timeZone: string };

/** What every mail about a ballot says, in the recipient's language; a receipt adds when it was recorded. */
export function paramsOf(of: typeof ballot.$inferSelect, { slug, title, timeZone }: Place) {
  const { number, procedure, question, opensAt, closesAt, result } = of;
  return (locale: Locale, recordedAt?: Date): MailParams => ({
    conference: pick(title, locale),
    number,
    procedure,
    question: pick(question, locale),
    opens: moment(opensAt, locale, timeZone),
    closes: moment(closesAt, locale, timeZone),
    why: result ? sayIn(locale)(result.explanation.key, result.explanation.params) : '',
    ...(recordedAt ? { recorded: moment(recordedAt, locale, timeZone) } : {}),
    page: `${config().BASE_URL}/${locale}/${slug}/ballots/${number}`,
  });
}

async function ballotParams(tx: Tx, { conferenceId, ballotId }: Whose) {
  const [row] = await tx
    .select({ ballot, slug: conference.slug, title: conference.title, timeZone: conference.timeZone })
    .from(ballot)
    .innerJoin(conference, eq(conference.id, ballot.conferenceId))
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  if (!row) throw new Error('the ballot of a mail is gone');
  return paramsOf(row.ballot, row);
}

/** Queues one mail to the active head of every delegation on the roll, in the head's language. */
export async function tellHeads(
  tx: Tx,
  whose: Whose,
  template: string,
  more: MailParams = {},
): Promise<void> {
  const params = await ballotParams(tx, whose);
  const heads = await tx
    .select({ email: account.email, locale: account.locale })
    .from(roll)
    .innerJoin(
      participant,
      and(
        eq(participant.conferenceId, roll.conferenceId),
        eq(participant.delegationId, roll.delegationId),
        eq(participant.capacity, 'head'),
        isNull(participant.withdrawnAt),
      ),
    )
    .innerJoin(account, and(eq(account.id, participant.accountId), isNull(account.disabledAt)))
    .where(and(eq(roll.conferenceId, whose.conferenceId), eq(roll.ballotId, whose.ballotId)));
  for (const { email, locale } of heads) {
    await queueMail(tx, {
      conferenceId: whose.conferenceId,
      to: email,
      locale,
      template,
      params: { ...params(locale), ...more },
    });
  }
}
