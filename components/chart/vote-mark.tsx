import { Mark } from '../mark';
import { CHOICE_MARK, type ChartChoice, votedText } from './choice';

/** A vote as it always stands: sign, word and colour. */
export function VoteMark({ choice, word }: { choice: ChartChoice; word: string }) {
  return (
    <span className={votedText({ choice, className: 'inline-flex items-baseline gap-1.5' })}>
      <Mark kind={CHOICE_MARK[choice]} bold className="translate-y-[0.1em]" />
      <span>{word}</span>
    </span>
  );
}
