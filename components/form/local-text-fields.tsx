'use client';

import { Field } from './field';
import { Fieldset, type LegendSize } from './fieldset';
import { TextArea } from './text-area';

type Language = { locale: string; name: string; dir: 'ltr' | 'rtl' };

type Props = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  languages: Language[];
  defaultValue?: Record<string, string>;
  multiline?: boolean;
  rows?: number;
  serif?: boolean;
};

/** Where each text is one line, its language stands before it. */
const LINES =
  'grid gap-3 md:*:grid md:*:grid-cols-[6.5rem_1fr] md:*:items-center md:*:gap-x-4 md:*:[&>label]:m-0 md:*:[&>label]:font-normal md:*:[&>:not(label)]:col-start-2';

/** One text in each language of the house; sent as `name.en`, `name.fr` and so on. */
export function LocalTextFields(props: Props) {
  const { name, legend, hint, legendSize, languages, defaultValue, multiline, rows = 3, serif } = props;
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name}>
      <div className={multiline ? 'grid gap-3' : LINES}>
        {languages.map((language) => {
          const shared = {
            name: `${name}.${language.locale}`,
            label: language.name,
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
