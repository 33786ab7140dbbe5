import { cva } from 'class-variance-authority';

/** Small drawn signs, sixteen units square, in the colour of the text. */
export const PATHS = {
  check: 'M2.5 8.5 6.5 12.5 13.5 4',
  cross: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
  dash: 'M3 8H13',
  circle: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11',
  dot: 'M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3',
  note: 'M2.5 4H13.5M2.5 8H13.5M2.5 12H9',
  amendment: 'M2.5 13.5H13.5M3.5 10.5 10.5 3.5 12.5 5.5 5.5 12.5',
  vote: 'M2.5 7.5V13.5H13.5V7.5M5 7 8 10 13.5 2.5',
  translation:
    'M2 4H9M5.5 2.5V4M7.5 4C7 7 5 9 2.5 10M3.5 6.5C4.5 8 6 9 7.5 9.5M8.5 13.5 11 7.5 13.5 13.5M9.5 11.5H12.5',
  proposal: 'M3.5 2.5H10L12.5 5V13.5H3.5ZM6 7.5H10M6 10.5H10',
  outcome: 'M3.5 2.5H12.5V13.5L8 10.5 3.5 13.5Z',
  consensus:
    'M2.5 8a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0M6 8a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0',
  reservation: 'M3.5 13.5V2.5H12.5L10 5.5 12.5 8.5H3.5',
  document: 'M3.5 2.5H9.5L12.5 5.5V13.5H3.5ZM9.5 2.5V5.5H12.5',
  person: 'M8 2.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M3 13.5C3 10.5 5 9.5 8 9.5S13 10.5 13 13.5',
  clock: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 5V8L10.5 9.5',
  lock: 'M3.5 7.5H12.5V13.5H3.5ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0V7.5',
  info: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 7.5V11M8 5V5.1',
  warning: 'M8 2.5 14 13.5H2ZM8 6.5V9.5M8 11.5V11.6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5 14 14',
  arrow: 'M3 8H13M9 4 13 8 9 12',
  chevron: 'M6 3.5 10.5 8 6 12.5',
} as const;

export type MarkKind = keyof typeof PATHS;
/** What a colour says: how a thing stands, never which vote was cast (see `choice.ts`). */
export type Tone = 'neutral' | 'accent' | 'positive' | 'negative' | 'pending' | 'quiet';

/** The colour of a tone, for words and the signs beside them. */
export const toned = cva('', {
  variants: {
    tone: {
      neutral: 'text-ink',
      accent: 'text-accent',
      positive: 'text-positive',
      negative: 'text-negative',
      pending: 'text-pending',
      quiet: 'text-muted',
    } satisfies Record<Tone, string>,
  },
});

const sign = cva('sign', {
  variants: {
    directed: { true: 'rtl:-scale-x-100' },
    bold: { true: 'stroke-[2.25]', false: 'stroke-[1.75]' },
  },
});

const DIRECTED: ReadonlySet<MarkKind> = new Set([
  'arrow',
  'chevron',
  'note',
  'reservation',
  'amendment',
  'search',
]);

type Props = { kind: MarkKind; tone?: Tone; bold?: boolean; className?: string };

/** A sign beside a word, never alone: hidden from screen readers. */
export function Mark({ kind, tone, bold = false, className }: Props) {
  return (
    <svg
      className={sign({
        directed: DIRECTED.has(kind),
        bold,
        className: [tone && toned({ tone }), className],
      })}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={PATHS[kind]} />
    </svg>
  );
}

/** The raw path of a sign, for drawings that place it themselves. */
export function markPath(kind: MarkKind): string {
  return PATHS[kind];
}
