import { cva } from 'class-variance-authority';
import { segments } from './vote-bar';

/** How far along a part is: whole, on the way, not begun, left out, and unknown. */
export const SHARE_KINDS = ['whole', 'part', 'none', 'out', 'unknown'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];
type Share = { kind: ShareKind; count: number };

const HEIGHT = 18;
/** The step of the lines that hatch what is on the way. */
const STEP = 5;

const FILL = cva('', {
  variants: {
    kind: {
      whole: 'fill-accent',
      part: 'fill-none',
      none: 'fill-surface',
      out: 'fill-hairline',
      unknown: 'fill-canvas',
    } satisfies Record<ShareKind, string>,
  },
});

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

type Props = {
  parts: readonly Share[];
  /** names its hatching on the page */
  id: string;
  /** the reader's language runs from right to left, and so does the bar */
  rtl: boolean;
};

/**
 * How a whole is shared, in one thin bar. Its parts are told apart by how they are filled and not by colour alone; what they are
 * and how many is said in words beside it, so the bar itself is silent.
 */
export function ShareBar({ parts, id, rtl }: Props) {
  return (
    <svg className="block w-full overflow-visible" height={HEIGHT + 2} aria-hidden="true">
      <defs>
        <pattern
          id={id}
          width={STEP}
          height={STEP}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="stroke-accent stroke-[3]" x1={0} x2={0} y1={0} y2={STEP} />
        </pattern>
      </defs>
      {segments(parts).map(({ part: { kind }, from, share }) => {
        const box = {
          x: percent(rtl ? 1 - from - share : from),
          width: percent(share),
          y: 1,
          height: HEIGHT,
        };
        return (
          <g key={kind}>
            <rect className={FILL({ kind })} {...box} />
            {kind === 'part' && <rect fill={`url(#${id})`} {...box} />}
            <rect className="fill-none stroke-border" {...box} />
          </g>
        );
      })}
    </svg>
  );
}
