import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField, CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { FileField } from '@/components/form/file-field';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import type { FormState } from '@/components/form/state';
import { TextArea } from '@/components/form/text-area';
import { formTexts } from '@/platform/i18n/form-texts';

const options = [{ value: 'one', label: 'One', hint: 'The first' }];
const count = { max: 9, left: '{count} left', over: '{count} over' };
const kinds = {
  line: <Field name="line" label="Line" hint="Short" />,
  lines: <TextArea name="lines" label="Lines" hint="Long" count={count} />,
  country: <SelectField name="country" label="Country" hint="Yours" options={options} />,
  photo: <FileField name="photo" label="Photo" hint="Of the face" />,
  consent: <CheckboxField name="consent" label="Yes" hint="Once" />,
  choice: <RadioGroup name="choice" legend="Choice" hint="One of them" options={options} />,
  topics: <CheckboxGroup name="topics" legend="Topics" hint="Some of them" options={options} />,
};

// Who hears the page gets hint and error with the control, or not at all.
it.each(Object.entries(kinds))(
  'each control of %s is described by all that stands around it',
  (name, field) => {
    const state: FormState = { status: 'invalid', errors: { [name]: 'Not like this' }, values: {} };
    const html = renderToStaticMarkup(
      <ActionForm id="f" action={async (now) => now} texts={formTexts('en')} initial={state}>
        {field}
      </ActionForm>,
    );
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids]) => ids?.split(' '));
    const around = [...html.matchAll(/id="([^"]+-(?:hint|error|count))"/g)].map(([, id]) => id);
    expect(around).toEqual(expect.arrayContaining([`f-${name}-hint`, `f-${name}-error`]));
    expect(described.sort()).toEqual(around.sort());
  },
);
