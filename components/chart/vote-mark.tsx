import { Mark } from '../mark';
import { CHOICE_MARK, type ChartChoice } from './choice';

/** A vote as it always stands: sign, word and colour. */
export function VoteMark({ choice, word }: { choice: ChartChoice; word: string }) {
  return (
    <span className={`choice choice-${choice}`}>
      <Mark kind={CHOICE_MARK[choice]} />
      <span>{word}</span>
    </span>
  );
}
