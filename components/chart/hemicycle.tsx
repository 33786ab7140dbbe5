import { useId } from 'react';
import { markPath } from '../mark';
import { CHOICE_MARK, CHOICES, type ChartChoice, votedFill } from './choice';
import { seatPlan } from './seats';

export type HemicycleSeat = { id: string; choice: ChartChoice | 'open'; name?: string };

type Props = { seats: HemicycleSeat[]; title: string; desc: string };

const SCALE = 200;
const EDGE = 14;
const ORDER: readonly HemicycleSeat['choice'][] = [...CHOICES, 'open'];

/** The chamber from above: one seat for each delegation of the roll, sorted by choice. The roll itself is the caller's table. */
export function Hemicycle({ seats, title, desc }: Props) {
  const id = useId();
  const plan = seatPlan(seats.length);
  const sorted = [...seats].sort((a, b) => ORDER.indexOf(a.choice) - ORDER.indexOf(b.choice));
  const radius = round(plan.radius * SCALE);
  const edge = Math.max(EDGE, radius + 2);
  const box = `${round(-SCALE - edge)} ${round(-SCALE - edge)} ${round(2 * (SCALE + edge))} ${round(SCALE + 2 * edge)}`;
  return (
    <div className="max-w-[520px]">
      <svg
        className="block w-full forced-color-adjust-none rtl:-scale-x-100"
        viewBox={box}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{desc}</desc>
        {sorted.map((seat, index) => {
          const point = plan.seats[index] ?? { x: 0, y: 0 };
          const at = `translate(${round(point.x * SCALE)} ${round(-point.y * SCALE)})`;
          return (
            <g key={seat.id} className={votedFill({ choice: seat.choice })} transform={at}>
              {seat.name && <title>{seat.name}</title>}
              <circle r={radius} />
              <SeatMark choice={seat.choice} radius={radius} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function SeatMark({ choice, radius }: { choice: HemicycleSeat['choice']; radius: number }) {
  if (choice === 'open' || choice === 'notVoting') return null;
  const scale = round((radius * 1.15) / 16);
  return (
    <g transform={`scale(${scale}) translate(-8 -8)`}>
      <path
        className="fill-none stroke-surface stroke-[1.6] rtl:origin-center rtl:-scale-x-100 rtl:[transform-box:fill-box]"
        d={markPath(CHOICE_MARK[choice])}
      />
    </g>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
