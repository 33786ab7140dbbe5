import type { DelegationKind } from './actor';
import type { MemberRegion } from './regions';
import { ALTERNATION_RULES, type AlternationProfile, type AlternationRule, type RulesProfile } from './rules';
import { FLOOR_KINDS, type FloorKind } from './speakers';

/**
 * What decides where a request stands: its kind, who asked, its arrival, and where the chair put it among its kind. `position` is
 * null where the chair did not move it, and no two of a kind have the same.
 */
export type Requested = {
  id: string;
  sequence: number;
  position: number | null;
  kind: FloorKind;
  delegationId: string;
  delegationKind: DelegationKind;
  region: MemberRegion | null;
};

/** What a list is ordered by beside its requests. */
export type Debated = {
  rules: AlternationProfile;
  /** the delegations that made a statement in the session */
  spoken: ReadonlySet<string>;
  /** of the last that made one; null where nobody did, or who did belongs to none */
  lastRegion: MemberRegion | null;
};

/**
 * Why a request stands elsewhere than by its arrival: the chair placed it, or another one; a rule put it before those who asked
 * earlier, or behind who asked later. Messages: `speakers.because.<word>`.
 */
export type OrderReason =
  | 'placed'
  | 'aroundPlaced'
  | 'member'
  | 'afterMembers'
  | 'newSpeaker'
  | 'spoken'
  | 'otherRegion'
  | 'sameRegion';

export type InOrder<R> = R & { because: OrderReason | null };

export const BY_ARRIVAL: AlternationProfile = {
  membersFirst: false,
  newSpeakersFirst: false,
  regionsAlternate: false,
};

/** What several rules in force come to: each is kept where any of them asks for it. */
export function alternationOf(profiles: readonly RulesProfile[]): AlternationProfile {
  const isAsked = (rule: AlternationRule) => profiles.some((p) => p.alternation?.[rule]);
  return {
    membersFirst: isAsked('membersFirst'),
    newSpeakersFirst: isAsked('newSpeakersFirst'),
    regionsAlternate: isAsked('regionsAlternate'),
  };
}

/** Those that are kept, in their precedence. */
export const rulesKept = (rules: AlternationProfile) => ALTERNATION_RULES.filter((rule) => rules[rule]);

const MEMBERS: readonly DelegationKind[] = ['memberInRegion', 'memberOutOfRegion', 'host'];

const isMember = ({ delegationKind }: Requested) => MEMBERS.includes(delegationKind);

const byArrival = (a: Requested, b: Requested) => a.sequence - b.sequence;

/** 0 for who speaks before those of 1, by each rule in its precedence. */
function turnsOf(one: Requested, { rules, spoken }: Debated): [member: number, speaker: number] {
  return [
    rules.membersFirst && !isMember(one) ? 1 : 0,
    rules.newSpeakersFirst && spoken.has(one.delegationId) ? 1 : 0,
  ];
}

function compareTurns(a: Requested, b: Requested, debated: Debated): number {
  const [[memberA, speakerA], [memberB, speakerB]] = [turnsOf(a, debated), turnsOf(b, debated)];
  return memberA - memberB || speakerA - speakerB;
}

/** Who comes next of those that the chair did not place, which stand by their turn and arrival. */
function nextOf<R extends Requested>(free: readonly R[], before: MemberRegion | null, debated: Debated) {
  const [first] = free;
  if (!first || !debated.rules.regionsAlternate) return first;
  const asEarly = free.filter((one) => compareTurns(one, first, debated) === 0);
  return asEarly.find(({ region }) => region === null || region !== before) ?? first;
}

/** The requests of one kind: those that the chair placed where they were put, and between them the others. */
function arranged<R extends Requested>(alike: readonly R[], debated: Debated): R[] {
  const placed = alike
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || byArrival(a, b));
  let free = alike
    .filter(({ position }) => position === null)
    .sort((a, b) => compareTurns(a, b, debated) || byArrival(a, b));
  const order: R[] = [];
  while (order.length < alike.length) {
    const [there] = placed;
    const isDue = there && ((there.position ?? 0) <= order.length + 1 || free.length === 0);
    const before = order.length > 0 ? (order.at(-1)?.region ?? null) : debated.lastRegion;
    const next = isDue ? placed.shift() : nextOf(free, before, debated);
    if (!next) break;
    free = free.filter((one) => one !== next);
    order.push(next);
  }
  return order;
}

const RULE_REASONS = [
  ['member', 'afterMembers'],
  ['newSpeaker', 'spoken'],
] as const;

/** Why one of a kind stands where it does; null where that is its place by arrival. */
function reasonOf<R extends Requested>(one: R, order: readonly R[], debated: Debated): OrderReason | null {
  if (one.position !== null) return 'placed';
  const at = order.indexOf(one);
  const arrived = order.filter((other) => other.sequence < one.sequence).length;
  if (at === arrived) return null;
  const isEarlier = at < arrived;
  const crossed = order.filter(
    (other, where) =>
      other.sequence < one.sequence === isEarlier && where > at === isEarlier && other !== one,
  );
  const free = crossed.filter(({ position }) => position === null);
  if (free.length === 0) return 'aroundPlaced';
  const own = turnsOf(one, debated);
  const rule = RULE_REASONS.find((_words, which) =>
    free.some((other) => turnsOf(other, debated)[which] !== own[which]),
  );
  const [earlier, later] = rule ?? ['otherRegion', 'sameRegion'];
  return isEarlier ? earlier : later;
}

/**
 * The list as it is called, whatever order its rows come in, and why a request stands elsewhere than by its arrival: points of order
 * first, statements by the rules, replies at the end. What the chair placed among its kind stays there.
 */
export function inCallingOrder<R extends Requested>(waiting: readonly R[], debated: Debated): InOrder<R>[] {
  return FLOOR_KINDS.flatMap((kind) => {
    const alike = waiting.filter((one) => one.kind === kind);
    const by = kind === 'statement' ? debated : { ...debated, rules: BY_ARRIVAL };
    const order = arranged(alike, by);
    return order.map((one) => ({ ...one, because: reasonOf(one, order, by) }));
  });
}

/** How the chair moves a request: by one place, or back to where the rules put it. */
export const MOVES = ['up', 'down', 'byRules'] as const;
export type Move = (typeof MOVES)[number];

/** Where the chair's act puts requests among those of their kind; null: where the rules do. */
export type PlacedRequest = { id: string; position: number | null };

/**
 * What is placed when the chair moves a request by one: it, and who stands there where the chair had placed that one too. Null where
 * it stands at the end already, or the rules place it. It stays among its own kind: no statement is called before a point of order.
 */
export function placedBy(
  order: readonly Requested[],
  id: string,
  direction: Move,
): readonly PlacedRequest[] | null {
  const alike = alikeIn(order, id);
  const from = alike.findIndex((one) => one.id === id);
  if (direction === 'byRules')
    return (alike[from]?.position ?? null) === null ? null : [{ id, position: null }];
  const to = from + (direction === 'up' ? -1 : 1);
  const other = alike[to];
  if (from < 0 || !other) return null;
  const moved = { id, position: to + 1 };
  return other.position === null ? [moved] : [moved, { id: other.id, position: from + 1 }];
}

/** What the chair placed behind a request comes up by one when that is over: nobody steps in between. */
export function placedWithout(order: readonly Requested[], id: string): PlacedRequest[] {
  const alike = alikeIn(order, id);
  return alike
    .slice(alike.findIndex((one) => one.id === id) + 1)
    .flatMap((one) => (one.position === null ? [] : [{ id: one.id, position: one.position - 1 }]));
}

function alikeIn(order: readonly Requested[], id: string): Requested[] {
  const kind = order.find((one) => one.id === id)?.kind;
  return order.filter((one) => one.kind === kind);
}

/** The order as it is kept on record, by the numbers of the requests. */
export const orderInWords = (order: readonly Requested[]): string =>
  order.map(({ sequence }) => sequence).join(', ');
