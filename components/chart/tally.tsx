import { markPath } from '../mark';
import { CHOICE_MARK, type ChartChoice, votedText } from './choice';

/** How many voted so, already written for the reader. */
export type TallyFigure = { choice: ChartChoice; text: string };

/** The half circle that the seats leave free, in the units of the drawing. */
const ROOM = 92;
const MOST = 30;
/** How wide a figure is to its height, at most. */
const WIDTH = 0.62;
const GAP = 14;
const SIGN = 13;

/** The figures of a vote side by side, each above its sign. `side`: -1 where they are read from right to left. */
export function SeatTally({ figures, side }: { figures: TallyFigure[]; side: 1 | -1 }) {
  const letters = figures.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return null;
  const size = Math.min(MOST, (ROOM - GAP * (figures.length - 1)) / (letters * WIDTH));
  const widths = figures.map(({ text }) => Math.max(text.length * WIDTH * size, SIGN));
  const whole = widths.reduce((sum, width) => sum + width, GAP * (figures.length - 1));
  return figures.map(({ choice, text }, index) => {
    const before = widths.slice(0, index).reduce((sum, width) => sum + width + GAP, 0);
    const x = side * (before + (widths[index] ?? 0) / 2 - whole / 2);
    return (
      <g key={choice} className={votedText({ choice })} transform={`translate(${Math.round(x * 10) / 10} 0)`}>
        <text
          className="figures fill-current stroke-none font-semibold forced-color-adjust-auto [text-anchor:middle]"
          y={-10}
          fontSize={Math.round(size * 10) / 10}
        >
          {text}
        </text>
        <path
          className="fill-none stroke-current stroke-[2.25]"
          transform={`translate(${-SIGN / 2} ${-2}) scale(${SIGN / 16})`}
          d={markPath(CHOICE_MARK[choice])}
        />
      </g>
    );
  });
}
