import { cva } from 'class-variance-authority';
import { useId } from 'react';
import { CHART_CHOICES, type ChartChoice, votedFill } from './choice';
import { seatPlan } from './seats';
import { SeatTally, type TallyFigure } from './tally';

/** `code`: two letters that stand on the seat. `own`: the reader's own seat, which is ringed. */
export type HemicycleSeat = {
  id: string;
  code: string;
  choice: ChartChoice | 'open';
  name?: string;
  own?: boolean;
};

type Props = {
  seats: HemicycleSeat[];
  title: string;
  desc: string;
  /** what stands in the middle, from the start of the line to its end */
  tally?: TallyFigure[];
  /** the reader's language runs from right to left, and so do the seats */
  rtl: boolean;
};

const SCALE = 200;
const EDGE = 6;
/** A smaller seat has no room for letters that can be read. */
const READABLE = 9;
/** More seats than this want the whole width of the page. */
const MANY = 60;
const ORDER: readonly HemicycleSeat['choice'][] = [...CHART_CHOICES, 'open'];

const ROOM = cva('mx-auto w-full', {
  variants: { many: { true: 'max-w-[56rem]', false: 'max-w-[34rem]' } },
});
const LETTERS = cva('', {
  variants: {
    choice: {
      for: 'fill-on-vote',
      against: 'fill-on-vote',
      abstain: 'fill-on-vote',
      notVoting: 'fill-muted',
      open: 'fill-muted',
    } satisfies Record<HemicycleSeat['choice'], string>,
  },
});

/** True when a hall of so many seats is drawn across the page and not beside its words. */
export const isLargeHall = (seats: number) => seats > MANY;

/**
 * The chamber from above: one seat for each delegation of the roll, those that voted alike together. The roll itself is
 * the caller's list.
 */
export function Hemicycle({ seats, title, desc, tally = [], rtl }: Props) {
  const id = useId();
  const plan = seatPlan(seats.length);
  const sorted = [...seats].sort((a, b) => ORDER.indexOf(a.choice) - ORDER.indexOf(b.choice));
  const radius = round(plan.radius * SCALE);
  const edge = radius + EDGE;
  const box = `${round(-SCALE - edge)} ${round(-SCALE - edge)} ${round(2 * (SCALE + edge))} ${round(SCALE + 2 * edge)}`;
  const side = rtl ? -1 : 1;
  return (
    <svg
      className={ROOM({
        many: isLargeHall(seats.length),
        className: 'block font-semibold forced-color-adjust-none [text-anchor:middle]',
      })}
      fontSize={round(radius * 0.8)}
      viewBox={box}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {sorted.map((seat, index) => {
        const { x, y } = plan.seats[index] ?? { x: 0, y: 0 };
        return (
          <g key={seat.id} transform={`translate(${round(side * x * SCALE)} ${round(-y * SCALE)})`}>
            {seat.name && <title>{seat.name}</title>}
            <circle className={votedFill({ choice: seat.choice })} r={radius} />
            {seat.own && <circle className="fill-none stroke-ink stroke-[2.5]" r={round(radius + 3)} />}
            {radius >= READABLE && (
              <text className={LETTERS({ choice: seat.choice })} y="0.35em">
                {seat.code}
              </text>
            )}
          </g>
        );
      })}
      <SeatTally figures={tally} side={side} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
