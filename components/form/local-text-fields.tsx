'use client';

import { classes } from '../text';
import { Field } from './field';
import { Fieldset, type LegendSize } from './fieldset';
import { TextArea } from './text-area';

type FieldLanguage = {
  locale: string;
  name: string;
  dir: 'ltr' | 'rtl';
  /** where it may be left empty: the words for that, before there is a text and for one that lacks it */
  lack?: { optional: string; missing: string };
};

type Props = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  languages: FieldLanguage[];
  defaultValue?: Record<string, string>;
  multiline?: boolean;
  rows?: number;
  /** two texts beside each other, where there is room */
  beside?: boolean;
  serif?: boolean;
};

/** Where each text is one line, its language stands before it. */
const LINES =
  'grid gap-3 md:*:grid md:*:grid-cols-[6.5rem_1fr] md:*:items-center md:*:gap-x-4 *:[&>label]:font-normal md:*:[&>label]:m-0 md:*:[&>:not(label)]:col-start-2';

/** One text in each of the languages, the first of which is the original; sent as `name.en`, `name.fr` and so on. */
export function LocalTextFields(props: Props) {
  const { name, legend, hint, legendSize, languages, defaultValue, multiline, rows = 3, serif } = props;
  const texts = classes('grid gap-3', props.beside && '@min-[44rem]:grid-cols-2 @min-[44rem]:gap-4');
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name}>
      <div className={multiline ? texts : LINES}>
        {languages.map((language) => {
          const shared = {
            name: `${name}.${language.locale}`,
            label: language.name,
            optional: lacking(language, defaultValue),
            defaultValue: defaultValue?.[language.locale],
            lang: language.locale,
            dir: language.dir,
          };
          return multiline ? (
            <TextArea key={language.locale} {...shared} rows={rows} serif={serif} />
          ) : (
            <Field key={language.locale} {...shared} width="full" />
          );
        })}
      </div>
    </Fieldset>
  );
}

/** The word beside the name of a language in which the text is missing, or may be left out. */
function lacking({ locale, lack }: FieldLanguage, text?: Record<string, string>): string | undefined {
  if (!text) return lack?.optional;
  return text[locale] ? undefined : lack?.missing;
}
