import { dbNow, type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import {
  type AmendmentInDebate,
  type Debate,
  type DebateEvent,
  isDivided,
  ownerOf,
  unseconded,
} from '@/domain/amendments/debate';
import { type ParagraphName, paragraphNames } from '@/domain/amendments/numbering';
import { orderOfVoting, type Turn } from '@/domain/amendments/ordering';
import { BODY, type DebateOffice, type VoteCount } from '@/domain/amendments/recording';
import { whyNotNow } from '@/domain/amendments/refusing';
import { debateEnded } from '@/domain/amendments/replaying';
import type { Locale } from '@/domain/local-text';
import type { Proposer } from '@/domain/outcomes';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { Majority } from '@/domain/rules';
import { profilesInForce } from '@/features/ballots/queries/opening';
import { rollAt } from '@/features/ballots/queries/roll';
import type { OutcomeWhole } from '../queries';
import { type RecordedEvent, recordedDebate } from './debate-record';
import { type Division, divisionOf, votesOf } from './division';
import { type Party, partiesOf } from './parties';
import { sponsorsOf } from './sponsors';

/** An amendment with what is on record of it, and what the viewer may do with it now. */
export type AmendmentShown = AmendmentInDebate & {
  id: string;
  number: number;
  mover: Party | null;
  tabledAt: Date;
  tabledAs: DebateOffice;
  /** when it was decided, accepted or withdrawn, and the counts of its vote where they were taken */
  endedAt: Date | null;
  votes: VoteCount | null;
  /** the delegations that second it, and who recorded that */
  secondedBy: { party: Party | null; office: DebateOffice }[];
  /** how many more are asked for before it is put to the vote */
  awaits: number;
  may: {
    amend: boolean;
    accept: boolean;
    withdraw: boolean;
    decide: boolean;
    /** for which delegations the viewer may second it, or take that back */
    second: Party[];
    withdrawSeconding: Party[];
  };
};

export type DebateWhole = {
  tabledAt: Date;
  tabledAs: Proposer;
  sponsor: Party | null;
  /** those who confirmed that they co-sponsor it */
  sponsors: Party[];
  language: Locale;
  majority: Majority | null;
  /** how many other delegations second an amendment before it is put to the vote */
  seconders: number;
  debate: Debate;
  names: Map<string, ParagraphName>;
  /** as the paragraphs read when they were tabled */
  tabled: Map<string, string>;
  amendments: AmendmentShown[];
  order: Turn[];
  division: Division;
  /** nothing ended the text yet */
  isOpen: boolean;
  /** the delegations that the viewer may table an amendment for */
  movers: Party[];
  mayRewrite: boolean;
  /** the viewer writes down, in the name of an office, who seconded what in the hall */
  recordsSeconding: boolean;
};

type DebatedDraft = Pick<OutcomeWhole, 'id' | 'state' | 'ending'>;

/**
 * The debate on a text, for those who see drafts, as it stands; one that was withdrawn took its amendments with it. Null
 * where it was not tabled. Four questions, and two more for who may second an amendment.
 * @throws Refusal for all others
 */
export function getDebate(
  viewer: Actor,
  conferenceId: string,
  draft: DebatedDraft,
): Promise<DebateWhole | null> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'outcome.see', { conferenceId })) throw missing();
    const recorded = await recordedDebate(tx, { conferenceId, id: draft.id });
    if (!recorded) return null;
    const { tabled, events, debate: replayed } = recorded;
    const rows = await partiesOf(tx, conferenceId);
    const sponsors = await sponsorsOf(tx, conferenceId, draft.id);
    const parties = new Map(rows.map(({ id, countryCode }) => [id, { id, countryCode }]));
    const isOpen = draft.state === 'draft';
    const debate = isOpen ? replayed : debateEnded(replayed, draft.ending?.as === 'withdrawn');
    const here = rows.filter(({ isHere }) => isHere).map(({ id, countryCode }) => ({ id, countryCode }));
    const seconds = ({ id: delegationId }: Party) =>
      can(viewer, 'amendment.second', { conferenceId, delegationId });
    const asksForSeconders = isOpen && tabled.seconders > 0;
    const maySecondFor = asksForSeconders ? await withVote(tx, conferenceId, here.filter(seconds)) : [];
    const speaksFor = (delegationId: string) =>
      can(viewer, 'amendment.table', { conferenceId, delegationId });
    const sponsorId = tabled.sponsorId ?? undefined;
    return {
      tabledAt: tabled.tabledAt,
      tabledAs: tabled.tabledAs,
      sponsor: parties.get(tabled.sponsorId ?? '') ?? null,
      sponsors,
      language: tabled.language,
      majority: tabled.majority,
      seconders: tabled.seconders,
      debate,
      names: paragraphNames(
        tabled.paragraphs,
        events.map(({ event }) => event),
      ),
      tabled: new Map(tabled.paragraphs.map(({ id, text }) => [id, text])),
      amendments: debate.amendments.map((one) => ({
        ...one,
        ...onRecord(one.asks.id, events),
        id: one.asks.id,
        number: one.rank + 1,
        mover: parties.get(one.asks.by) ?? null,
        secondedBy: one.seconders.map((by) => ({
          party: parties.get(by) ?? null,
          office: officeOfSeconding(one.asks.id, by, events),
        })),
        awaits: one.status === 'open' ? Math.max(0, debate.seconders - one.seconders.length) : 0,
        may: isOpen ? mayDo(viewer, conferenceId, { debate, one, here, maySecondFor }) : NOTHING,
      })),
      order: isOpen ? orderOfVoting(debate) : [],
      division: divisionOf(viewer, conferenceId, { debate, events, parties, isOpen }),
      isOpen,
      movers: isOpen ? rows.filter(({ id, isHere }) => isHere && speaksFor(id)) : [],
      mayRewrite:
        isOpen &&
        !isDivided(debate) &&
        can(viewer, 'outcome.rewriteParagraph', { conferenceId, delegationId: sponsorId }),
      recordsSeconding: can(viewer, 'amendment.second', { conferenceId }),
    };
  });
}

/** What a text is tabled with: its sponsor among the members here, and the rules in force. Two questions. */
export function getTabling(viewer: Actor, conferenceId: string) {
  return withTx(viewer, async (tx) => {
    authorize(viewer, 'outcome.table', { conferenceId });
    const members = (await partiesOf(tx, conferenceId)).filter(({ isHere }) => isHere);
    const profiles = await profilesInForce(tx, conferenceId);
    return { members, rules: profiles.map(({ id, name }) => ({ id, name })) };
  });
}

const ENDS = ['amendment.accepted', 'amendment.withdrawn', 'amendment.voted'];
const isEndOf = (id: string) => (event: DebateEvent) =>
  ENDS.includes(event.kind) && 'amendment' in event && event.amendment === id;

/** Those of the delegations that would have a vote, were one opened now. */
async function withVote(tx: Tx, conferenceId: string, parties: readonly Party[]): Promise<Party[]> {
  if (parties.length === 0) return [];
  const { entitled } = await rollAt(tx, conferenceId, await dbNow(tx));
  const voting = new Set(entitled.map(({ delegationId }) => delegationId));
  return parties.filter(({ id }) => voting.has(id));
}

/** In whose name it was recorded last that a delegation seconds an amendment. */
function officeOfSeconding(id: string, by: string, events: readonly RecordedEvent[]): DebateOffice {
  const last = events.findLast(
    ({ event }) => event.kind === 'amendment.seconded' && event.amendment === id && event.by === by,
  );
  return last?.office ?? 'delegation';
}

function onRecord(id: string, events: readonly RecordedEvent[]) {
  const first = events.find(({ event }) => event.kind === 'amendment.tabled' && event.amendment.id === id);
  const end = events.find(({ event }) => isEndOf(id)(event));
  return {
    tabledAt: first?.at ?? new Date(0),
    tabledAs: first?.office ?? ('delegation' as const),
    endedAt: end?.at ?? null,
    votes: votesOf(end),
  };
}

const NOTHING: AmendmentShown['may'] = {
  ...{ amend: false, accept: false, withdraw: false, decide: false },
  ...{ second: [], withdrawSeconding: [] },
};

type OpenAmendment = {
  debate: Debate;
  one: AmendmentInDebate;
  here: readonly Party[];
  /** for whom the viewer may second one, where it is another's */
  maySecondFor: readonly Party[];
};

function mayDo(
  viewer: Actor,
  conferenceId: string,
  { debate, one, here, maySecondFor }: OpenAmendment,
): AmendmentShown['may'] {
  const { by, id: amendment } = one.asks;
  if (one.status !== 'open') return NOTHING;
  const owner = ownerOf(debate, one.asks);
  const ofOwner = owner === BODY ? { conferenceId } : { conferenceId, delegationId: owner };
  const isNext = (event: DebateEvent) => whyNotNow(debate, event) === null;
  return {
    amend: one.text !== null,
    accept:
      can(viewer, 'amendment.accept', ofOwner) &&
      isNext({ kind: 'amendment.accepted', amendment, by: owner }),
    withdraw:
      can(viewer, 'amendment.withdraw', { conferenceId, delegationId: by }) &&
      isNext({ kind: 'amendment.withdrawn', amendment, by }),
    decide: can(viewer, 'amendment.decide', { conferenceId }) && !unseconded(debate, one),
    second: maySecondFor.filter(({ id: by }) => isNext({ kind: 'amendment.seconded', amendment, by })),
    withdrawSeconding: here.filter(
      (party) =>
        can(viewer, 'seconding.withdraw', { conferenceId, delegationId: party.id }) &&
        isNext({ kind: 'seconding.withdrawn', amendment, by: party.id }),
    ),
  };
}
