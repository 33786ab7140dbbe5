import type { ReactNode } from 'react';
import { CHOICE_MARK, type ChartChoice, votedText } from '@/components/chart/choice';
import { VoteMark } from '@/components/chart/vote-mark';
import { Mark, type MarkKind, markPath, type Tone, toned } from '@/components/mark';
import { POSITIONS, type Position } from '@/domain/positions';

type PositionLook = { mark: MarkKind | null; tone: Tone };

/** How those look that are no votes. */
const LOOKS: Record<Exclude<Position, ChartChoice>, PositionLook> = {
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

/** The signs with their colours, drawn once for a table that shows thousands of them: each cell points at its own. */
export function PositionSigns() {
  const signs = POSITIONS.map((position) =>
    isVote(position)
      ? { position, mark: CHOICE_MARK[position], colour: votedText({ choice: position }) }
      : { position, mark: LOOKS[position].mark, colour: toned({ tone: LOOKS[position].tone }) },
  );
  return (
    <svg className="absolute size-0" aria-hidden="true">
      {signs.map(
        ({ position, mark, colour }) =>
          mark && (
            <symbol key={position} id={signId(position)} viewBox="0 0 16 16" className={colour}>
              <path className="fill-none stroke-current stroke-2" d={markPath(mark)} />
            </symbol>
          ),
      )}
    </svg>
  );
}

const signId = (position: Position) => `position-${position}`;

/** What stands in a cell of many: the sign, and the word for who hears it. A legend stands beside. */
export function positionSign(position: Position, word: string): ReactNode {
  return (
    <>
      <svg aria-hidden="true">
        <use href={`#${signId(position)}`} />
      </svg>
      <span>{word}</span>
    </>
  );
}
