import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { sponsorship, submission } from '@/db/schema/sponsors';
import type { Actor } from '@/domain/actor';
import { type LocalText, pick } from '@/domain/local-text';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import {
  afterSponsorshipMove,
  type SponsorshipMove,
  type SponsorshipState,
  takesSponsors,
} from '@/domain/sponsors';
import { type ConferenceFacts, conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { countryName } from '@/platform/i18n/country-names';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import type { sponsorInput, sponsorshipInput } from '../input';
import { lockOutcome } from './recall';
import { lettersTo } from './sponsors-told';
import { kindOfDelegation, requireMember } from './tabling';

type SubmittedText = {
  conferenceId: string;
  id: string;
  number: number;
  title: LocalText;
  mainSponsorId: string;
};

/** A submitted text whose sponsors may still change, locked: whoever adopts it or changes them at once waits here. */
async function lockSponsored(tx: Tx, actor: Actor, address: { conference: string; number: number }) {
  const { row } = await lockOutcome(tx, address);
  const { conferenceId, id, number, title } = row;
  authorize(actor, 'outcome.see', { conferenceId });
  const [submitted] = await tx
    .select()
    .from(submission)
    .where(and(eq(submission.conferenceId, conferenceId), eq(submission.outcomeId, id)));
  if (!submitted) throw missing();
  const { opensToSponsors, delegationId: mainSponsorId } = submitted;
  const text: SubmittedText = { conferenceId, id, number, title, mainSponsorId };
  const open = takesSponsors(row);
  return { text, opensToSponsors, open };
}

const requireOpen = (open: boolean, number: number) => {
  if (!open) throw refuse('outcomes.refusal.sponsorsStay', { number }, 'conflict');
};

async function standingOf(tx: Tx, { conferenceId, id }: SubmittedText, delegationId: string) {
  const [stands] = await tx
    .select()
    .from(sponsorship)
    .where(
      and(
        eq(sponsorship.conferenceId, conferenceId),
        eq(sponsorship.outcomeId, id),
        eq(sponsorship.delegationId, delegationId),
      ),
    );
  return stands ?? null;
}

const TOLD = {
  ask: 'sponsorship.asked',
  confirm: 'sponsorship.confirmed',
  decline: 'sponsorship.declined',
  join: 'sponsorship.joined',
  withdraw: 'sponsorship.withdrawn',
} as const satisfies Record<SponsorshipMove, string>;

type SponsorshipChange = { text: SubmittedText; sponsor: string; state: SponsorshipState; version: number };

async function write(tx: Tx, actor: Actor, move: SponsorshipMove, next: SponsorshipChange): Promise<void> {
  const { text, sponsor, state, version } = next;
  const { conferenceId, id, number } = text;
  const key = { conferenceId, outcomeId: id, delegationId: sponsor };
  const change = { state, version, changedAt: await dbNow(tx), changedBy: actor.accountId };
  if (version === 1) await tx.insert(sponsorship).values({ ...key, ...change });
  else
    await tx
      .update(sponsorship)
      .set(change)
      .where(
        and(
          eq(sponsorship.conferenceId, conferenceId),
          eq(sponsorship.outcomeId, id),
          eq(sponsorship.delegationId, sponsor),
        ),
      );
  await record(tx, actor, {
    conferenceId,
    kind: TOLD[move],
    entityId: id,
    after: { number, delegationId: sponsor },
    topics: [`outcome:${id}`],
  });
}

type AskedSponsor = { meeting: ConferenceFacts; text: SubmittedText; sponsor: string };

/** Asks a delegation to be a sponsor of a locked text, and writes to those who speak for it. */
export async function ask(tx: Tx, actor: Actor, { meeting, text, sponsor }: AskedSponsor): Promise<void> {
  const { conferenceId, number, title, mainSponsorId } = text;
  requireMember(await kindOfDelegation(tx, conferenceId, sponsor));
  if (sponsor === mainSponsorId)
    throw refuse('outcomes.refusal.sponsorAlready', {}, 'conflict', 'delegationId');
  const stands = await standingOf(tx, text, sponsor);
  const state = afterSponsorshipMove(stands?.state ?? null, 'ask');
  if (!state) throw refuse('outcomes.refusal.sponsorAlready', {}, 'conflict', 'delegationId');
  await write(tx, actor, 'ask', { text, sponsor, state, version: (stands?.version ?? 0) + 1 });
  const [main] = await tx
    .select({ code: delegation.countryCode })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, mainSponsorId)));
  const path = `/${meeting.slug}/outcomes/${number}#sponsors`;
  for (const { to, locale, ...letter } of await lettersTo(tx, meeting, { delegationId: sponsor, path }))
    await queueMail(tx, {
      ...{ conferenceId, to, locale, template: 'outcomes.sponsorAsked' },
      params: {
        ...letter,
        title: pick(title, locale, meeting.originalLanguage),
        delegation: main?.code ? countryName(main.code, locale) : '',
      },
    });
}

/** Asks one more delegation to be a sponsor: for who speaks for the delegation that submitted the text. */
export async function askForSponsorship(actor: Actor, input: z.output<typeof sponsorInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference, 'share');
    const { text, open } = await lockSponsored(tx, actor, input);
    const { conferenceId, mainSponsorId } = text;
    authorize(actor, 'sponsorship.ask', { conferenceId, delegationId: mainSponsorId });
    requireOpen(open, text.number);
    await ask(tx, actor, { meeting, text, sponsor: input.delegationId });
    return { message: 'outcomes.done.sponsorAsked' };
  });
}

type OwnAnswer = z.output<typeof sponsorshipInput>;
type OwnMove = Exclude<SponsorshipMove, 'ask' | 'join'>;

const DONE = {
  confirm: 'outcomes.done.sponsorship.confirmed',
  decline: 'outcomes.done.sponsorship.declined',
  withdraw: 'outcomes.done.sponsorship.withdrawn',
} as const satisfies Record<OwnMove, string>;

/** What a delegation does about its own sponsorship, which stands as it was looked at. */
function ownMove(actor: Actor, input: OwnAnswer, move: OwnMove, permission: Permission): Promise<Done> {
  const { delegationId: sponsor } = input;
  return act(actor, async (tx, actor) => {
    const { text, open } = await lockSponsored(tx, actor, input);
    const stands = await standingOf(tx, text, sponsor);
    if (!stands) throw missing();
    authorize(actor, permission, { conferenceId: text.conferenceId, delegationId: sponsor });
    sameVersion(stands, input.version);
    requireOpen(open, text.number);
    const state = afterSponsorshipMove(stands.state, move);
    if (!state) throw refuse('common.refusal.changed', {}, 'stale');
    await write(tx, actor, move, { text, sponsor, state, version: stands.version + 1 });
    return { message: DONE[move] };
  });
}

/** Confirms that the own delegation is a sponsor of a text, as it was asked. */
export const confirmSponsorship = (actor: Actor, input: OwnAnswer): Promise<Done> =>
  ownMove(actor, input, 'confirm', 'sponsorship.confirm');

/** Declines it: nobody but the asking and the asked delegation and the secretariat learns of it. */
export const declineSponsorship = (actor: Actor, input: OwnAnswer): Promise<Done> =>
  ownMove(actor, input, 'decline', 'sponsorship.decline');

/** Withdraws the own delegation from the sponsors, until the text is decided. */
export const withdrawSponsorship = (actor: Actor, input: OwnAnswer): Promise<Done> =>
  ownMove(actor, input, 'withdraw', 'sponsorship.withdraw');

/** Makes the own delegation a sponsor without being asked, where whoever submitted the text allows it. */
export async function joinSponsorship(actor: Actor, input: z.output<typeof sponsorInput>): Promise<Done> {
  const { delegationId: sponsor } = input;
  return act(actor, async (tx, actor) => {
    const { text, open, opensToSponsors } = await lockSponsored(tx, actor, input);
    const { conferenceId } = text;
    const kind = await kindOfDelegation(tx, conferenceId, sponsor);
    authorize(actor, 'sponsorship.join', { conferenceId, delegationId: sponsor });
    requireMember(kind);
    requireOpen(open, text.number);
    if (!opensToSponsors) throw refuse('outcomes.refusal.askedSponsorsOnly', {}, 'conflict');
    const stands = await standingOf(tx, text, sponsor);
    const state = afterSponsorshipMove(stands?.state ?? null, 'join');
    if (!state || sponsor === text.mainSponsorId)
      throw refuse('outcomes.refusal.sponsorAlready', {}, 'conflict');
    await write(tx, actor, 'join', { text, sponsor, state, version: (stands?.version ?? 0) + 1 });
    return { message: 'outcomes.done.sponsorship.confirmed' };
  });
}
