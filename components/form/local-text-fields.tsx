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

/** One text in each language of the house; sent as `name.en`, `name.fr` and so on. */
export function LocalTextFields(props: Props) {
  const { name, legend, hint, legendSize, languages, defaultValue, multiline, rows = 3, serif } = props;
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name}>
      <div className={multiline ? 'languages-fields' : 'languages-fields languages-fields-line'}>
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
