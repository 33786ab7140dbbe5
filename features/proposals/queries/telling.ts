import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { conference } from '@/db/schema/conferences';
import type { Proposal } from '@/db/schema/proposals';
import { type Locale, pick } from '@/domain/local-text';
import type { ProposalFacts } from '@/domain/mails';
import type { ProposalDecision, ProposingOffice } from '@/domain/second-person';
import { config } from '@/platform/config';
import { moment } from '@/platform/i18n/format';
import { queueMail } from '@/platform/mail';
import { holders } from './setting';

async function factsOf(tx: Tx, row: Proposal) {
  const { conferenceId, id, act, subject, lapsesAt } = row;
  const [meeting] = await tx
    .select({
      slug: conference.slug,
      title: conference.title,
      timeZone: conference.timeZone,
      original: conference.originalLanguage,
    })
    .from(conference)
    .where(eq(conference.id, conferenceId));
  if (!meeting) throw new Error('the conference of a proposal is gone');
  return (locale: Locale): ProposalFacts => ({
    conference: pick(meeting.title, locale, meeting.original),
    act,
    subject: pick(subject, locale, meeting.original),
    lapses: moment(lapsesAt, locale, meeting.timeZone),
    page: `${config().BASE_URL}/${locale}/${meeting.slug}/proposals/${id}`,
  });
}

const WHO = { email: account.email, locale: account.locale };

/** Tells everybody who may confirm it, and who therefore reads all of it. */
export async function tellOthers(tx: Tx, row: Proposal): Promise<void> {
  const { conferenceId, act, proposedAs, proposedBy } = row;
  const others = await tx
    .selectDistinct(WHO)
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(and(holders(conferenceId, act, proposedAs === 'administrator'), ne(account.id, proposedBy)));
  const facts = await factsOf(tx, row);
  const reason = typeof row.input.reason === 'string' ? row.input.reason : '';
  for (const { email, locale } of others)
    await queueMail(tx, {
      conferenceId,
      to: email,
      locale,
      template: 'proposals.made',
      params: { ...facts(locale), office: proposedAs, reason },
    });
}

type DecidedByAnother = {
  decision: Exclude<ProposalDecision, 'withdrawn'>;
  office: ProposingOffice;
  reason: string;
};

/** Tells whoever proposed it what another decided. */
export async function tellAuthor(tx: Tx, row: Proposal, decided: DecidedByAnother): Promise<void> {
  const { conferenceId, proposedBy } = row;
  const [author] = await tx
    .select(WHO)
    .from(account)
    .where(and(eq(account.id, proposedBy), isNull(account.disabledAt)));
  if (!author) return;
  const { email, locale } = author;
  const facts = await factsOf(tx, row);
  await queueMail(tx, {
    conferenceId,
    to: email,
    locale,
    template: 'proposals.decided',
    params: { ...facts(locale), ...decided },
  });
}
