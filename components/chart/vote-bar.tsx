import { cva } from 'class-variance-authority';
import { useId } from 'react';
import { markPath } from '../mark';
import { CHART_CHOICES, CHOICE_MARK, type ChartChoice, votedFill } from './choice';

/** `present`: those that took part, whichever way; `rest`: what the whole has besides, such as members not on the roll. */
export type BarKind = ChartChoice | 'present' | 'rest';
export type BarPart = { kind: BarKind; count: number; word: string };

type Props = {
  parts: readonly BarPart[];
  title: string;
  /** the result in a sentence, for those who do not see the bar */
  desc: string;
  /** the reader's language runs from right to left, and so does the bar */
  rtl: boolean;
  /** a line on the bar, counted from its start: how many "for" were needed */
  threshold?: { at: number; label: string };
};

/** The narrowest bar, on a phone of 320 px, and one of a wider window. */
const NARROW = 288;
const BROAD = 480;
/** A letter of a word on the bar, all that stands beside its letters, and the sign alone. */
const LETTER = 8.2;
const FRAME = 44;
const BARE = 30;
const SIGN = 14;
const TOP = 26;
const HEIGHT = 40;
const FOOT = TOP + HEIGHT;

const FILL = cva('', {
  variants: { kind: { present: 'fill-accent', rest: 'fill-surface stroke-border' } },
});
const WORD = cva('text-dense font-semibold [text-anchor:start]', {
  variants: {
    kind: {
      for: 'fill-on-vote',
      against: 'fill-on-vote',
      abstain: 'fill-on-vote',
      notVoting: 'fill-muted',
      present: 'fill-on-accent',
      rest: 'fill-muted',
    } satisfies Record<BarKind, string>,
    broad: { true: 'max-sm:hidden' },
  },
});
const LABEL = cva('figures fill-ink text-dense font-semibold forced-color-adjust-auto', {
  variants: { late: { true: '[text-anchor:end]', false: '[text-anchor:start]' } },
});

/** How the votes stand to what was needed, in one bar: signs and words on its parts, the threshold on the bar itself. */
export function VoteBar({ parts, title, desc, rtl, threshold }: Props) {
  const id = useId();
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <svg
      className="block w-full overflow-visible forced-color-adjust-none"
      height={FOOT + 5}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {segments(parts).map(({ part, from, share }) => (
        <Part key={part.kind} part={part} from={from} share={share} rtl={rtl} />
      ))}
      {threshold && total > 0 && (
        <Threshold share={Math.min(threshold.at / total, 1)} label={threshold.label} rtl={rtl} />
      )}
    </svg>
  );
}

type PartProps = { part: BarPart; from: number; share: number; rtl: boolean };

function Part({ part: { kind, word }, from, share, rtl }: PartProps) {
  const edge = percent(rtl ? 1 - from : from);
  const choice = CHART_CHOICES.find((one) => one === kind);
  const fits = (width: number) => share * width >= word.length * LETTER + FRAME;
  return (
    <>
      <rect
        className={choice ? votedFill({ choice }) : FILL({ kind: kind === 'present' ? kind : 'rest' })}
        x={percent(rtl ? 1 - from - share : from)}
        y={TOP}
        width={percent(share)}
        height={HEIGHT}
      />
      {from > 0 && <line className="stroke-canvas stroke-2" x1={edge} x2={edge} y1={TOP} y2={FOOT} />}
      {choice && share * NARROW >= BARE && <Sign choice={choice} edge={edge} rtl={rtl} />}
      {fits(BROAD) && (
        <text
          className={WORD({ kind, broad: !fits(NARROW) })}
          x={edge}
          dx={(rtl ? -1 : 1) * (choice ? 30 : 10)}
          y={TOP + HEIGHT / 2}
          dy="0.35em"
        >
          {word}
        </text>
      )}
    </>
  );
}

function Sign({ choice, edge, rtl }: { choice: ChartChoice; edge: string; rtl: boolean }) {
  return (
    <g transform={`translate(${rtl ? -8 - SIGN : 8} 0)`}>
      <svg
        x={edge}
        y={TOP + (HEIGHT - SIGN) / 2}
        width={SIGN}
        height={SIGN}
        viewBox="0 0 16 16"
        aria-hidden="true"
      >
        <path
          className={`fill-none stroke-[2.25] ${choice === 'notVoting' ? 'stroke-muted' : 'stroke-on-vote'}`}
          d={markPath(CHOICE_MARK[choice])}
        />
      </svg>
    </g>
  );
}

/** The line, from above the bar to below it, with its words on the side that has more room. */
function Threshold({ share, label, rtl }: { share: number; label: string; rtl: boolean }) {
  const x = percent(rtl ? 1 - share : share);
  const isLate = share > 0.5;
  return (
    <>
      <line
        className="stroke-ink stroke-2 forced-colors:stroke-[CanvasText]"
        x1={x}
        x2={x}
        y1={4}
        y2={FOOT + 5}
      />
      <text className={LABEL({ late: isLate })} x={x} dx={isLate === rtl ? 8 : -8} y={TOP - 10}>
        {label}
      </text>
    </>
  );
}

/** The parts of the bar that are not empty, each with its share of the whole and where it begins. */
export function segments<P extends { count: number }>(parts: readonly P[]) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return parts.flatMap((part) => {
    const from = before / total;
    before += part.count;
    return part.count > 0 ? [{ part, from, share: part.count / total }] : [];
  });
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
