import {
  type AmendmentInDebate,
  amendmentIn,
  type Debate,
  type DebateEvent,
  type Fall,
  isRejectedInParts,
  openTo,
  type ParagraphInDebate,
  type PartInDebate,
  paragraphIn,
  type TabledParagraph,
} from './debate';
import { standing } from './merging';
import { whyNotNow, whyNotTexts } from './refusing';

/**
 * The text of a proposal as it is tabled; `seconders`: how many other delegations second an amendment to it.
 * @throws RangeError when it has no paragraph, one without words, or one id twice.
 */
export function debateOn(sponsor: string, paragraphs: readonly TabledParagraph[], seconders = 0): Debate {
  const wrong = whyNotTexts(paragraphs);
  if (wrong || paragraphs.length === 0) throw new RangeError(`no text: ${wrong?.why ?? 'empty'}`);
  const nothingYet = { amendments: [], parts: [], outcome: 'open' as const };
  return { sponsor, seconders, paragraphs: paragraphs.map(standingFirst), ...nothingYet };
}

const standingFirst = ({ id, text, part = 'operative' }: TabledParagraph): ParagraphInDebate => ({
  id,
  text,
  part,
  version: 1,
  status: 'stands',
  changedBy: null,
  settled: false,
});

/**
 * Where the text stands after these events: the same for ever. Whether one could happen was asked before it was recorded, by the
 * rules of that time, and is not asked again: rules that change later refuse nothing that has happened.
 */
export const replay = (tabled: Debate, events: readonly DebateEvent[]): Debate =>
  events.reduce(happened, tabled);

/**
 * Where the text stands after one more event.
 * @throws RangeError when it cannot happen now: see `whyNotNow`.
 */
export function debateAfter(debate: Debate, event: DebateEvent): Debate {
  const refusal = whyNotNow(debate, event);
  if (refusal) throw new RangeError(`${event.kind} cannot be: ${refusal.why} ${refusal.by ?? ''}`.trimEnd());
  return happened(debate, event);
}

function happened(debate: Debate, event: DebateEvent): Debate {
  switch (event.kind) {
    case 'amendment.tabled':
      return table(debate, event.amendment);
    case 'amendment.accepted':
      return carry(debate, event.amendment, 'accepted');
    case 'amendment.withdrawn':
      return end(debate, event.amendment, 'withdrawn');
    case 'amendment.voted':
      return event.result === 'adopted'
        ? carry(debate, event.amendment, 'adopted')
        : end(debate, event.amendment, 'rejected');
    case 'amendment.seconded':
      return second(debate, event.amendment, (seconders) => [...seconders, event.by]);
    case 'seconding.withdrawn':
      return second(debate, event.amendment, (seconders) => seconders.filter((one) => one !== event.by));
    case 'paragraph.revised':
      return rewrite(debate, event.paragraph, { text: event.text, because: 'revised' });
    case 'paragraph.removed':
      return rewrite(debate, event.paragraph, { because: 'removed' });
    case 'paragraph.split':
      return split(rewrite(debate, event.paragraph, { because: 'split' }), event.paragraph, event.into);
    case 'part.divided': {
      const { part: id, by = null } = event;
      const part = { id, paragraphs: [...event.paragraphs], by, status: 'open' as const };
      return { ...debate, parts: [...debate.parts, part] };
    }
    case 'division.withdrawn':
      return settlePart(debate, event.part, 'withdrawn');
    case 'part.voted':
      return withoutOperative(settlePart(debate, event.part, event.result));
    case 'proposal.voted':
      return { ...allFallen(debate, 'unseconded'), outcome: event.result };
    case 'proposal.withdrawn':
      return { ...allFallen(debate, 'withdrawn'), outcome: 'withdrawn' };
  }
}

/**
 * A debate on a text that is over: what waited for a seconder fell, or all that was open with the text that was withdrawn. What
 * became of the text stands with the outcome: here any result does.
 */
export function debateEnded(debate: Debate, isWithdrawn: boolean): Debate {
  const event: DebateEvent = isWithdrawn
    ? { kind: 'proposal.withdrawn', by: debate.sponsor }
    : { kind: 'proposal.voted', result: 'rejected' };
  if (isRejectedInParts(debate)) return allFallen(debate, 'unseconded');
  return whyNotNow(debate, event) ? debate : debateAfter(debate, event);
}

function table(debate: Debate, asks: AmendmentInDebate['asks']): Debate {
  const text = 'text' in asks ? asks.text : null;
  const rank = debate.amendments.length;
  const nothingYet = { version: 1, status: 'open' as const, fall: null, seconders: [] };
  const tabled: AmendmentInDebate = { asks, text, rank, ...nothingYet };
  return { ...debate, amendments: [...debate.amendments, tabled] };
}

function second(debate: Debate, id: string, change: (seconders: readonly string[]) => string[]): Debate {
  return editAmendment(debate, id, { seconders: change(amendmentIn(debate, id)?.seconders ?? []) });
}

/** Makes an amendment part of what it amends; what asked to change the same then falls. */
function carry(debate: Debate, id: string, status: 'adopted' | 'accepted'): Debate {
  const { asks, text, rank } = amendmentIn(debate, id) as AmendmentInDebate;
  const decided = editAmendment(debate, id, { status });
  // Whatever else is open to it was not seconded.
  const carried = fellWith(decided, id, { because: 'unseconded', by: id });
  const settled = status === 'adopted';
  if (asks.kind === 'add') {
    const { after: before, part } = asks;
    const words = standingFirst({ id, text: text as string, ...(part ? { part } : {}) });
    const addition = { ...words, changedBy: id, settled, added: { after: before, rank } };
    return { ...carried, paragraphs: [...carried.paragraphs, addition] };
  }
  if ('amendment' in asks) {
    const { version } = amendmentIn(carried, asks.amendment) as AmendmentInDebate;
    const amended = editAmendment(carried, asks.amendment, { text, version: version + 1 });
    return fellWith(amended, asks.amendment, { because: 'revised', by: id });
  }
  const change = text === null ? { because: 'deleted' as const } : { because: 'revised' as const, text };
  return rewrite(carried, asks.paragraph, { ...change, by: id, settled });
}

/** Ends an amendment that changes nothing; what would have changed it falls with it. */
const end = (debate: Debate, id: string, status: 'rejected' | 'withdrawn'): Debate =>
  fellWith(editAmendment(debate, id, { status }), id, { because: status, by: id });

type Rewritten = { because: Fall['because'] & ('revised' | 'deleted' | 'split' | 'removed') } & {
  text?: string;
  by?: string;
  settled?: boolean;
};

function rewrite(debate: Debate, id: string, change: Rewritten): Debate {
  const { because, by = null, settled = false } = change;
  const { text, version } = paragraphIn(debate, id) as ParagraphInDebate;
  const status = because === 'revised' ? 'stands' : because;
  const words = { text: change.text ?? text, version: version + 1, status, changedBy: by, settled } as const;
  const paragraphs = debate.paragraphs.map((one) => (one.id === id ? { ...one, ...words } : one));
  return fellWith({ ...debate, paragraphs }, id, { because, by });
}

/** The pieces stand before what they were cut from, which keeps the place of what is added after all of them. */
function split(debate: Debate, id: string, into: readonly TabledParagraph[]): Debate {
  const paragraphs = debate.paragraphs.flatMap((one) => {
    if (one.id !== id) return [one];
    const pieces = into.map((piece) => standingFirst({ part: one.part, ...piece }));
    return [...pieces.map((piece) => (one.added ? { ...piece, added: one.added } : piece)), one];
  });
  return { ...debate, paragraphs };
}

const settlePart = (debate: Debate, id: string, status: PartInDebate['status']): Debate => ({
  ...debate,
  parts: debate.parts.map((one) => (one.id === id ? { ...one, status } : one)),
});

/** Once all operative paragraphs are rejected in their parts, the whole is. */
function withoutOperative(debate: Debate): Debate {
  const isOperative = ({ part }: ParagraphInDebate) => part === 'operative';
  const before = standing({ ...debate, parts: [] }).some(isOperative);
  return before && !standing(debate).some(isOperative) ? { ...debate, outcome: 'rejected' } : debate;
}

const fallen = (one: AmendmentInDebate, fall: Fall): AmendmentInDebate => ({
  ...one,
  status: 'fallen',
  fall,
});

const allFallen = (debate: Debate, because: Fall['because']): Debate => ({
  ...debate,
  amendments: debate.amendments.map((one) =>
    one.status === 'open' ? fallen(one, { because, by: null }) : one,
  ),
});

/** Lets fall what is open to a paragraph or an amendment, and what is open to that. */
function fellWith(debate: Debate, id: string, fall: Fall): Debate {
  return openTo(debate, id).reduce((all, { asks }) => {
    const edited = editAmendment(all, asks.id, { status: 'fallen', fall });
    return fellWith(edited, asks.id, { because: 'fell', by: asks.id });
  }, debate);
}

function editAmendment(debate: Debate, id: string, change: Partial<AmendmentInDebate>): Debate {
  const amendments = debate.amendments.map((one) => (one.asks.id === id ? { ...one, ...change } : one));
  return { ...debate, amendments };
}
