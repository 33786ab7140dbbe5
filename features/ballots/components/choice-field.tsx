import { cva } from 'class-variance-authority';
import { CHOICE_MARK, type ChoiceWords, votedText } from '@/components/chart/choice';
import { RadioGroup } from '@/components/form/radio-group';
import { Mark } from '@/components/mark';
import { CHOICES, type Choice } from '@/domain/tally';
import { choiceCode } from '../input';

type Props = { legend: string; hint: string; words: ChoiceWords; current?: Choice };

/** A row that a thumb hits; the one that is chosen is framed in the colour of its vote. */
const ROW = cva(
  'min-h-13 rounded-sm border border-border bg-surface px-3.5 transition-colors not-first:mt-1 hover:border-ink has-checked:inset-ring-1 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent [&>input]:outline-none',
  {
    variants: {
      choice: {
        for: 'has-checked:border-vote-for has-checked:bg-vote-for/7 has-checked:inset-ring-vote-for',
        against:
          'has-checked:border-vote-against has-checked:bg-vote-against/7 has-checked:inset-ring-vote-against',
        abstain:
          'has-checked:border-vote-abstain has-checked:bg-vote-abstain/7 has-checked:inset-ring-vote-abstain',
      } satisfies Record<Choice, string>,
    },
  },
);

/** The question of a vote: each choice is a tall row with sign, word and colour. `current`: what counts by now. */
export function ChoiceField({ legend, hint, words, current }: Props) {
  return (
    <RadioGroup
      name="choice"
      legend={legend}
      legendSize="m"
      hint={hint}
      defaultValue={current && choiceCode(current)}
      options={CHOICES.map((choice) => ({
        value: choiceCode(choice),
        row: ROW({ choice }),
        label: (
          <strong className={votedText({ choice, className: 'inline-flex items-baseline gap-2' })}>
            <Mark kind={CHOICE_MARK[choice]} bold className="translate-y-[0.1em]" />
            {words[choice]}
          </strong>
        ),
      }))}
    />
  );
}
