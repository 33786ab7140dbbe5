import { beginningOf, dayAfter, daysLater } from './calendar';

/** How far one country has carried out an outcome. */
export const IMPLEMENTATION_STATES = ['notStarted', 'inProgress', 'done', 'notApplicable'] as const;
export type ImplementationState = (typeof IMPLEMENTATION_STATES)[number];

/** The same, or that the country has not reported; in the order in which they are counted and drawn. */
export const SHOWN_STATES = ['done', 'inProgress', 'notStarted', 'notApplicable', 'noReport'] as const;
export type ShownImplementation = (typeof SHOWN_STATES)[number];

export const MOST_MONTHS = 60;
export const MOST_ANSWER_DAYS = 180;
export const WORDS_MAX = 2000;
export const EVIDENCE_MAX = 500;

/**
 * From when on reports are asked for and how often, as it was set at an instant; without a first day, none are asked for
 * any more. Days are calendar days where the conference is.
 */
export type Rhythm = {
  firstOn: string | null;
  /** null: asked once */
  everyMonths: number | null;
  /** how many days the members have for each report */
  answerDays: number | null;
  /** the last day on which a round may begin; null: until the follow-up ends */
  lastOn: string | null;
  setAt: Date;
};

/** One time that reports are asked for: from when on, and by when. */
export type ReportingRound = {
  number: number;
  opensOn: string;
  dueOn: string;
  opensAt: Date;
  closesAt: Date;
};

/** A report, as far as rounds and counts ask for it. */
export type DatedState = { state: ImplementationState; reportedAt: Date };

/** Where a member stands with what it was asked for. */
export type ReportStanding = 'notAsked' | 'settled' | 'answered' | 'awaited' | 'overdue';

/** More rounds than any follow-up has; what would go on for ever ends here. */
const MOST_ROUNDS = 600;

/** The same day of a later month, or the last one of a month that has fewer: a month after 31 January is 28 February. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return daysLater(first.toISOString().slice(0, 10), Math.min(day, last) - 1);
}

/** The days on which rounds of a rhythm begin, in their order. */
function* beginnings({ firstOn, everyMonths, lastOn }: Rhythm): Generator<string> {
  if (firstOn === null) return;
  yield firstOn;
  if (everyMonths === null) return;
  for (let n = 1; n < MOST_ROUNDS; n += 1) {
    const on = monthsLater(firstOn, n * everyMonths);
    if (lastOn !== null && on > lastOn) return;
    yield on;
  }
}

/**
 * The rounds that have begun until an instant, by the rhythms as they were set one after the other. A rhythm counts until the
 * next one is set: what had begun by then stays as it was, whatever is set later.
 */
export function roundsBegun(rhythms: readonly Rhythm[], timeZone: string, until: Date): ReportingRound[] {
  const rounds: ReportingRound[] = [];
  rhythms.forEach((rhythm, n) => {
    const next = rhythms[n + 1]?.setAt;
    for (const opensOn of beginnings(rhythm)) {
      const begins = beginningOf(timeZone, opensOn);
      const opensAt = begins < rhythm.setAt ? rhythm.setAt : begins;
      if (opensAt > until || (next && opensAt >= next) || rounds.length >= MOST_ROUNDS) return;
      rounds.push(roundFrom(rounds.length + 1, { opensOn, opensAt, rhythm, timeZone }));
    }
  });
  return rounds;
}

function roundFrom(
  number: number,
  {
    opensOn,
    opensAt,
    rhythm,
    timeZone,
  }: { opensOn: string; opensAt: Date; rhythm: Rhythm; timeZone: string },
): ReportingRound {
  const dueOn = daysLater(opensOn, rhythm.answerDays ?? 0);
  return { number, opensOn, dueOn, opensAt, closesAt: beginningOf(timeZone, dayAfter(dueOn)) };
}

/** The day on which the next round begins, after those that have begun; null where none follows. */
export function nextRoundOn(rhythms: readonly Rhythm[], timeZone: string, now: Date): string | null {
  const last = rhythms.at(-1);
  if (!last) return null;
  for (const on of beginnings(last)) if (beginningOf(timeZone, on) > now) return on;
  return null;
}

/** True once the follow-up has ended: nothing is asked for any more, and reports are closed. */
export const hasEnded = (rhythms: readonly Rhythm[]): boolean => rhythms.at(-1)?.firstOn === null;

/** After one of these nothing more is asked of a country; it may report anew all the same. */
const SETTLED: readonly ImplementationState[] = ['done', 'notApplicable'];

/** Where a member stands at an instant by its latest report. `rounds`: those that have begun. */
export function standingOf(
  latest: DatedState | null,
  { rounds, ended, now }: { rounds: readonly ReportingRound[]; ended: boolean; now: Date },
): ReportStanding {
  const round = rounds.at(-1);
  if (latest && SETTLED.includes(latest.state)) return 'settled';
  if (!round || ended) return latest ? 'answered' : 'notAsked';
  if (latest && latest.reportedAt >= round.opensAt) return 'answered';
  return now < round.closesAt ? 'awaited' : 'overdue';
}

/** True for who owes a report now. */
export const owes = (standing: ReportStanding): boolean => standing === 'awaited' || standing === 'overdue';

export type StateCounts = Readonly<Record<ShownImplementation, number>>;

/** How many members are in each state, by the latest report of each. */
export function countStates(latest: readonly (Pick<DatedState, 'state'> | null)[]): StateCounts {
  const counts = { done: 0, inProgress: 0, notStarted: 0, notApplicable: 0, noReport: 0 };
  for (const report of latest) counts[report?.state ?? 'noReport'] += 1;
  return counts;
}

/** How many members were in each state as a round came to its end; the last is as of now, after or within the round with that number. */
export type ProgressPoint = { round: ReportingRound; ended: boolean; counts: StateCounts };

/** The newest rounds of which the progress is told. */
const MOST_POINTS = 12;

/**
 * The progress from round to round, the oldest first, with how it stands now at the end. Empty until a round has come to its
 * end: before, there is nothing to compare. A report that came late counts from the day on which it came.
 */
export function progressOf(
  rounds: readonly ReportingRound[],
  members: readonly { reports: readonly DatedState[] }[],
  now: Date,
): ProgressPoint[] {
  const over = rounds.filter(({ closesAt }) => closesAt <= now);
  const last = rounds.at(-1);
  if (over.length === 0 || !last) return [];
  const countsAt = (at: Date) =>
    countStates(members.map(({ reports }) => reports.findLast(({ reportedAt }) => reportedAt < at) ?? null));
  return [
    ...over.slice(-MOST_POINTS).map((round) => ({ round, ended: true, counts: countsAt(round.closesAt) })),
    { round: last, ended: false, counts: countStates(members.map(({ reports }) => reports.at(-1) ?? null)) },
  ];
}

/** What the members are written to about a round: as it begins, and before its end. */
export const NOTICE_KINDS = ['asked', 'reminded'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type RoundNotice = { roundOn: string; kind: NoticeKind; sentAt: Date };

const DAY = 24 * 3_600_000;
const REMINDED_BEFORE = 7 * DAY;

/** When those who still owe a report are reminded: a week before the end, or halfway in a short round. */
function reminderAt({ opensAt, closesAt }: ReportingRound): Date {
  const half = (closesAt.getTime() - opensAt.getTime()) / 2;
  return new Date(closesAt.getTime() - Math.min(REMINDED_BEFORE, half));
}

/**
 * What is to be written now about the round that runs; null where nothing is. Who was written to late is not reminded at once.
 */
export function noticeDue(
  rounds: readonly ReportingRound[],
  sent: readonly RoundNotice[],
  now: Date,
): NoticeKind | null {
  const round = rounds.at(-1);
  if (!round || now >= round.closesAt) return null;
  const noticeOf = (kind: NoticeKind) =>
    sent.find((one) => one.roundOn === round.opensOn && one.kind === kind);
  const first = noticeOf('asked');
  if (!first) return 'asked';
  const at = reminderAt(round);
  return now >= at && first.sentAt < at && !noticeOf('reminded') ? 'reminded' : null;
}

/** Why a rhythm cannot be set so, as the field and the message that says it; null where it can. */
export function whyNotRhythm(
  {
    firstOn,
    everyMonths,
    answerDays,
    lastOn,
  }: Omit<Rhythm, 'setAt'> & { firstOn: string; answerDays: number },
  today: string,
) {
  if (firstOn < today) return { field: 'firstOn', why: 'implementation.refusal.firstPast' } as const;
  if (lastOn !== null && everyMonths === null)
    return { field: 'everyMonths', why: 'implementation.refusal.lastWithoutRhythm' } as const;
  if (lastOn !== null && lastOn < firstOn)
    return { field: 'lastOn', why: 'implementation.refusal.lastBeforeFirst' } as const;
  // A month has 28 days at least: no round begins before the one before it is due.
  if (everyMonths !== null && answerDays >= everyMonths * 28)
    return { field: 'answerDays', why: 'implementation.refusal.roundsOverlap' } as const;
  return null;
}

/**
 * The file that a report bears as its evidence: what is handed in with it, or else the one of the report before it, unless that is
 * taken out. The reports before keep theirs either way.
 */
export function evidenceOf<F>({
  handedIn,
  before,
  takenOut,
}: {
  handedIn: F | null;
  before: F | null;
  takenOut: boolean;
}): F | null {
  if (handedIn !== null) return handedIn;
  return takenOut ? null : before;
}

type TypedReport = { state: ImplementationState; words: string | null; doneOn: string | null };

/** Why a report cannot be made so; null where it can. */
export function whyNotReport({ state, words, doneOn }: TypedReport, today: string) {
  if (state === 'notApplicable' && words === null)
    return { field: 'words', why: 'implementation.refusal.notApplicableWhy' } as const;
  if (doneOn !== null && state !== 'done')
    return { field: 'doneOn', why: 'implementation.refusal.notDone' } as const;
  if (doneOn !== null && doneOn > today)
    return { field: 'doneOn', why: 'implementation.refusal.doneInFuture' } as const;
  return null;
}
