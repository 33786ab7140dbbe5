import { CHOICE_MARK, type ChoiceWords } from '@/components/chart/choice';
import { RadioGroup } from '@/components/form/radio-group';
import { Mark } from '@/components/mark';
import { CHOICES, type Choice } from '@/domain/tally';
import { choiceCode } from '../input';

type Props = { legend: string; hint: string; words: ChoiceWords; current?: Choice };

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
        row: `option-choice option-${choice}`,
        label: (
          <span className={`choice choice-${choice}`}>
            <Mark kind={CHOICE_MARK[choice]} />
            <strong>{words[choice]}</strong>
          </span>
        ),
      }))}
    />
  );
}
