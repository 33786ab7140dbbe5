import { type Actor, hasRole, seatsIn } from './actor';
import { type ActOffice, OFFICES_THAT_WAIT } from './acts';
import type { NewHeadRule, Rules } from './rules';

/** What becomes of the head of delegation who is replaced. */
export const FORMER_HEAD = ['alternate', 'delegate', 'adviser', 'expert', 'withdrawn'] as const;

/** Where the rules of a ballot say nothing of it: an accreditation is not asked for, and a day is waited. */
export const NEW_HEAD: NewHeadRule = { accredited: false, waitingHours: 24 };

/** What the frozen rules of a ballot say of new heads. */
export const newHeadRule = (rules: Rules | null): NewHeadRule =>
  (rules && 'newHead' in rules ? rules.newHead : undefined) ?? NEW_HEAD;

/** A head who waits longer than a month waits for a confirmation: so long no rules need to say. */
export const LONGEST_WAIT_HOURS = 720;

/**
 * What happened to the seat of one delegation's head in an open ballot. `newHead` and `formerHead` are the accounts of a
 * replacement, which the chain does not tell; `actor` is whoever did it.
 */
export type SeatAct = {
  delegation: string;
  kind: 'headReplaced' | 'headConfirmed' | 'headObjected';
  office: ActOffice;
  at: string;
  hash: string;
  actor: string | null;
  newHead: string | null;
  formerHead: string | null;
};

/** How the seat of a head stands in an open ballot, once its changes there are taken together. */
export type SeatStanding = {
  /** the last thing that happened to it; null where nothing did */
  last: SeatAct | null;
  /** the last replacement */
  replaced: SeatAct | null;
  /** the accounts of all who were head before, in this ballot */
  formerHeads: readonly string[];
  /** somebody objected, and nobody entitled to it has confirmed the head since */
  objected: boolean;
  /** until when the head waits, in milliseconds; null where it need not, or was confirmed */
  waitsUntil: number | null;
};

const waitsFor = (office: ActOffice) => OFFICES_THAT_WAIT.some((one) => one === office);

/**
 * Takes the changes of one seat together, in the order of the chain. The head of before who comes back settles what was done
 * since, where no office that need not wait had done it; another head whom the same office puts there does not: the objection
 * stands against that one, too.
 */
export function seatStanding(acts: readonly SeatAct[], { waitingHours }: NewHeadRule): SeatStanding {
  let standing: SeatStanding = {
    ...{ last: null, replaced: null, objected: false, waitsUntil: null },
    formerHeads: acts.flatMap(({ formerHead }) => formerHead ?? []),
  };
  /** the head of before the changes that nobody can rely on yet, and the offices that made these */
  let before: string | null = null;
  let offices: ActOffice[] = [];
  for (const act of acts) {
    const { objected, waitsUntil, replaced } = standing;
    if (act.kind === 'headObjected') standing = { ...standing, last: act, objected: true };
    else if (act.kind === 'headConfirmed')
      standing = { ...standing, last: act, objected: false, waitsUntil: null };
    else {
      const at = Date.parse(act.at);
      const isSettled = !objected && (waitsUntil === null || at >= waitsUntil);
      if (isSettled) [before, offices] = [act.formerHead, []];
      const isBack = !isSettled && act.newHead !== null && act.newHead === before;
      const byAnother = !waitsFor(act.office) && act.office !== replaced?.office;
      const needNot = !waitsFor(act.office) || (isBack && offices.every(waitsFor));
      standing = {
        ...standing,
        last: act,
        replaced: act,
        objected: objected && !isBack && !byAnother,
        waitsUntil: needNot || waitingHours === 0 ? null : at + waitingHours * 3_600_000,
      };
      offices = [...offices, act.office];
    }
  }
  return standing;
}

/** Why a head cannot act in an open ballot yet. Messages: `ballots.own.<word>`. */
export type HeadHeld = 'headObjected' | 'headWaits' | 'headNotAccredited';

/** Why a head whose seat changed hands while the ballot was open cannot act in it now, or null. */
export function whyHeld(
  { replaced, objected, waitsUntil }: SeatStanding,
  { rule, accredited, now }: { rule: NewHeadRule; accredited: boolean; now: Date },
): HeadHeld | null {
  if (!replaced) return null;
  if (objected) return 'headObjected';
  if (waitsUntil !== null && now.getTime() < waitsUntil) return 'headWaits';
  return rule.accredited && !accredited ? 'headNotAccredited' : null;
}

/** Whoever was head before in this ballot, as the one of whom an objection may come; undefined where somebody was not. */
export const formerHeadIn = ({ formerHeads }: SeatStanding, accountId: string | null): string | undefined =>
  formerHeads.find((one) => one === accountId);

/** True where a head acts only once confirmed, or acts later than that. */
export const asksForConfirmation = ({ last, objected, waitsUntil }: SeatStanding): boolean =>
  objected || (last?.kind === 'headReplaced' && waitsUntil !== null);

type Objecting = { conferenceId: string; delegationId: string; standing: SeatStanding };

/** In what office somebody objects: the nearest to the seat first. */
export function officeOfObjection(
  actor: Actor,
  { conferenceId, delegationId, standing }: Objecting,
): ActOffice {
  const sitsAs = (capacity: string) =>
    seatsIn(actor, conferenceId).some(
      (seat) => seat.delegationId === delegationId && seat.capacity === capacity,
    );
  if (sitsAs('head')) return 'head';
  if (formerHeadIn(standing, actor.accountId)) return 'formerHead';
  if (sitsAs('focalPoint')) return 'focalPoint';
  return hasRole(actor, conferenceId, 'credentialsOfficer') ? 'credentialsOfficer' : 'administrator';
}

/** Why somebody cannot confirm the head that stands there, or null. `seatVersion`: the hash of what was looked at. */
export function whyNotConfirm(
  { last, replaced, objected }: SeatStanding,
  { seatVersion, accountId }: { seatVersion: string; accountId: string | null },
) {
  const isToConfirm = objected || last?.kind === 'headReplaced';
  if (!isToConfirm || last?.hash !== seatVersion) return 'common.refusal.changed';
  if (replaced?.actor === accountId) return 'ballots.refusal.ownReplacement';
  return objected && replaced?.newHead === accountId ? 'ballots.refusal.ownSeat' : null;
}

/** Why somebody cannot object to the head that stands there, or null. One objection is enough, and none follows a confirmation. */
export function whyNotObject(
  { last, replaced, objected }: SeatStanding,
  { seatVersion, accountId }: { seatVersion: string; accountId: string | null },
) {
  if (objected) return 'ballots.refusal.objectedAlready';
  if (last?.kind === 'headConfirmed') return 'ballots.refusal.confirmedAlready';
  if (last?.hash !== seatVersion) return 'common.refusal.changed';
  return replaced?.actor === accountId ? 'ballots.refusal.ownChange' : null;
}
