import { CHOICE_MARK, type ChartChoice, votedText } from '@/components/chart/choice';
import { VoteMark } from '@/components/chart/vote-mark';
import { Mark, type MarkKind, type Tone, toned } from '@/components/mark';
import type { Position } from '@/domain/positions';

type Look = { mark: MarkKind | null; tone: Tone };

/** How those look that are no votes. */
const LOOKS: Record<Exclude<Position, ChartChoice>, Look> = {
  silent: { mark: 'dot', tone: 'quiet' },
  broke: { mark: 'warning', tone: 'pending' },
  notOnRoll: { mark: null, tone: 'quiet' },
};

const isVote = (position: Position): position is ChartChoice => position in CHOICE_MARK;

/** How a country stood: sign, word and colour. Without a sign, it had nothing to do with the ballot. */
export function PositionMark({ position, word }: { position: Position; word: string }) {
  if (isVote(position)) return <VoteMark choice={position} word={word} />;
  const { mark, tone } = LOOKS[position];
  return (
    <span className={toned({ tone, className: 'inline-flex items-baseline gap-1.5' })}>
      {mark && <Mark kind={mark} className="translate-y-[0.1em]" />}
      <span>{word}</span>
    </span>
  );
}

/** The sign and the colour alone, for a cell of many; the word is heard. A legend stands beside. */
export function PositionSign({ position, word }: { position: Position; word: string }) {
  const [mark, colour] = isVote(position)
    ? [CHOICE_MARK[position], votedText({ choice: position })]
    : [LOOKS[position].mark, toned({ tone: LOOKS[position].tone })];
  return (
    <>
      {mark && <Mark kind={mark} className={`stroke-[2.25] ${colour}`} />}
      <span className="sr-only">{word}</span>
    </>
  );
}
