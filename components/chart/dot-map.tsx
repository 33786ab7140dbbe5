import { cva } from 'class-variance-authority';
import { useId } from 'react';
import { markPath } from '../mark';
import { CHART_CHOICES, CHOICE_MARK, type ChartChoice, votedFill } from './choice';
import { type Coordinates, dotPlan } from './dot-plan';

/** `own`: the reader's own country, which is ringed. */
export type MapDot = {
  id: string;
  name: string;
  choice: ChartChoice;
  coordinates: Coordinates;
  own?: boolean;
};

type Props = { dots: readonly MapDot[]; title: string };

/** More dots than this span the world. */
const MANY = 60;
const REGION = { width: 320, height: 360, radius: 7 };
const WORLD = { width: 760, height: 400, radius: 7 };
/** The sign on a dot, of its sixteen units. */
const SIGN = 0.72;

const FRAME = cva('mx-auto block w-full forced-color-adjust-none', {
  variants: { many: { true: 'max-w-[56rem]', false: 'max-w-[21rem]' } },
});
const STROKE = cva('fill-none stroke-[2.5] [stroke-linecap:square]', {
  variants: {
    choice: {
      for: 'stroke-on-vote',
      against: 'stroke-on-vote',
      abstain: 'stroke-on-vote',
      notVoting: 'stroke-transparent',
    } satisfies Record<ChartChoice, string>,
  },
});

/**
 * How each country voted, as one dot where it lies: by the sign of its vote, and by its colour. No borders, and never
 * mirrored. One picture for who hears the page: the roll says the same by name.
 */
export function DotMap({ dots, title }: Props) {
  const id = useId();
  const many = dots.length > MANY;
  const room = many ? WORLD : REGION;
  const plan = dotPlan(
    dots.map(({ coordinates }) => coordinates),
    room,
  );
  const { radius } = room;
  // The reader's own is drawn last, over whatever lies beside it.
  const order = dots
    .map((dot, at) => ({ dot, at }))
    .sort((one, other) => Number(one.dot.own ?? false) - Number(other.dot.own ?? false));
  const half = radius * SIGN;
  const shown = CHART_CHOICES.filter((choice) => dots.some((dot) => dot.choice === choice));
  return (
    <svg
      className={FRAME({ many })}
      viewBox={[plan.left, plan.top, plan.width, plan.height].map(round).join(' ')}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{title}</title>
      <defs>
        {shown.map((choice) => (
          <path
            key={choice}
            id={`${id}-${choice}`}
            className={STROKE({ choice })}
            transform={`translate(${-half} ${-half}) scale(${half / 8})`}
            d={markPath(CHOICE_MARK[choice])}
          />
        ))}
      </defs>
      <g className="stroke-border">
        {plan.dots.map(({ x, y }, at) => {
          const home = plan.homes[at] ?? { x, y };
          const isAside = Math.hypot(x - home.x, y - home.y) > radius;
          return (
            isAside && (
              <line key={dots[at]?.id} x1={round(home.x)} y1={round(home.y)} x2={round(x)} y2={round(y)} />
            )
          );
        })}
      </g>
      {order.map(({ dot: { id: key, name, choice, own }, at }) => {
        const { x, y } = plan.dots[at] ?? { x: 0, y: 0 };
        return (
          <g key={key} transform={`translate(${round(x)} ${round(y)})`}>
            <title>{name}</title>
            <circle className={votedFill({ choice })} r={radius} />
            <use href={`#${id}-${choice}`} />
            {own && <circle className="fill-none stroke-ink stroke-[2]" r={radius + 2.5} />}
          </g>
        );
      })}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
