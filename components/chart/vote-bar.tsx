import { useId } from 'react';
import { CHOICES, type ChoiceCounts, type ChoiceWords, votedFill } from './choice';
import { VoteMark } from './vote-mark';

type Props = {
  counts: ChoiceCounts;
  words: ChoiceWords;
  title: string;
  /** the result in a sentence, for those who do not see the bar */
  desc: string;
  locale: string;
  /** a line in the bar, counted in votes from its start: how many "for" were needed */
  threshold?: { at: number; label: string };
};

const WIDTH = 1000;
const HEIGHT = 28;

/** For, against, abstaining and not voting in one bar, with its figures below. Empty when nobody is on the roll. */
export function VoteBar({ counts, words, title, desc, locale, threshold }: Props) {
  const id = useId();
  const total = CHOICES.reduce((sum, choice) => sum + counts[choice], 0);
  const number = new Intl.NumberFormat(locale);
  const scale = total > 0 ? WIDTH / total : 0;
  return (
    <figure>
      <svg
        // The figures read from the start of the line, and so does the bar.
        className="block h-7 w-full forced-color-adjust-none rtl:-scale-x-100"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{desc}</desc>
        {segments(counts).map(({ choice, from, count }) => (
          <rect
            key={choice}
            className={votedFill({ choice })}
            x={round(from * scale + 1)}
            y={1}
            width={round(Math.max(count * scale - 2, 1))}
            height={HEIGHT - 2}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {threshold && total > 0 && (
          <line
            className="stroke-ink stroke-2"
            x1={round(threshold.at * scale)}
            x2={round(threshold.at * scale)}
            y1={0}
            y2={HEIGHT}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <figcaption>
        <dl className="mt-2 flex flex-wrap gap-x-7 gap-y-1">
          {CHOICES.map((choice) => (
            <div key={choice} className="inline-flex items-baseline gap-2">
              <dt>
                <VoteMark choice={choice} word={words[choice]} />
              </dt>
              <dd className="figures text-h3 font-semibold">{number.format(counts[choice])}</dd>
            </div>
          ))}
        </dl>
        {threshold && <p className="mt-1 text-dense text-muted">{threshold.label}</p>}
      </figcaption>
    </figure>
  );
}

/** The parts of the bar that are not empty, each with the votes before it. */
export function segments(counts: ChoiceCounts) {
  let before = 0;
  return CHOICES.flatMap((choice) => {
    const count = counts[choice];
    const from = before;
    before += count;
    return count > 0 ? [{ choice, from, count }] : [];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
