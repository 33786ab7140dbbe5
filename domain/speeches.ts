/** Whether a speech of the record was given at all. */
export const SPEECH_STANDINGS = ['given', 'notGiven'] as const;
export type SpeechStanding = (typeof SPEECH_STANDINGS)[number];

/** What the record says of a speech that has ended, or what a correction says that it should. */
export type SpeechFacts = {
  standing: SpeechStanding;
  delegationId: string;
  speaker: string | null;
  startedAt: Date;
  endedAt: Date;
};

/** What counts of a speech: its last correction, and else what was recorded. */
export const countingFacts = <F extends SpeechFacts>(recorded: F, corrections: readonly F[]): F =>
  corrections.at(-1) ?? recorded;

/** Beside which a speech is corrected: the session, the other speeches as they count, and the moment of the correction. */
export type AroundSpeech = {
  /** from the first to the last instant of the session: as planned, or as long as it was spoken in */
  session: { from: Date; until: Date };
  /** the start of the speech before it, and of the one after it; null where there is none */
  before: Date | null;
  after: Date | null;
  now: Date;
};

export type WhyNotCorrected = {
  /** messages: `speakers.correction.why.<word>` */
  why: 'nothing' | 'endsFirst' | 'notYet' | 'outside' | 'outOfOrder';
  field: 'standing' | 'startedAt' | 'endedAt';
};

/** A clock in the hall is read to the second, and so are the times that are typed. */
const second = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Why a speech cannot be corrected so; null where it can. One that was not given has neither time nor place in the order. */
export function whyNotCorrected(
  to: SpeechFacts,
  counting: SpeechFacts,
  { session, before, after, now }: AroundSpeech,
): WhyNotCorrected | null {
  const isSame =
    to.standing === counting.standing &&
    (to.standing === 'notGiven' ||
      (to.delegationId === counting.delegationId &&
        to.speaker === counting.speaker &&
        second(to.startedAt) === second(counting.startedAt) &&
        second(to.endedAt) === second(counting.endedAt)));
  if (isSame) return { why: 'nothing', field: 'standing' };
  if (to.standing === 'notGiven') return null;
  const [start, end] = [second(to.startedAt), second(to.endedAt)];
  if (end < start) return { why: 'endsFirst', field: 'endedAt' };
  if (end > second(now)) return { why: 'notYet', field: 'endedAt' };
  if (start < second(session.from)) return { why: 'outside', field: 'startedAt' };
  if (end > second(session.until)) return { why: 'outside', field: 'endedAt' };
  if ((before && start < second(before)) || (after && start > second(after)))
    return { why: 'outOfOrder', field: 'startedAt' };
  return null;
}

/** A speech of a session with what was corrected of it, as a list of them has it. */
export type SpeechOfSession = {
  id: string;
  number: number;
  recorded: SpeechFacts;
  corrections: SpeechFacts[];
};

/** What one speech of a session is corrected beside. `planned`: when the session was to begin and to end. */
export function aroundSpeech(
  id: string,
  speeches: readonly SpeechOfSession[],
  planned: { startsAt: Date; endsAt: Date },
): Omit<AroundSpeech, 'now'> {
  const inOrder = [...speeches].sort((a, b) => a.number - b.number);
  const at = inOrder.findIndex((one) => one.id === id);
  const startsOf = (some: readonly SpeechOfSession[]) =>
    some
      .map(({ recorded, corrections }) => countingFacts(recorded, corrections))
      .filter(({ standing }) => standing === 'given')
      .map(({ startedAt }) => startedAt);
  const instants = (pick: 'startedAt' | 'endedAt') =>
    speeches.map(({ recorded }) => recorded[pick].getTime());
  return {
    session: {
      from: new Date(Math.min(planned.startsAt.getTime(), ...instants('startedAt'))),
      until: new Date(Math.max(planned.endsAt.getTime(), ...instants('endedAt'))),
    },
    before: startsOf(inOrder.slice(0, at)).at(-1) ?? null,
    after: startsOf(inOrder.slice(at + 1))[0] ?? null,
  };
}
