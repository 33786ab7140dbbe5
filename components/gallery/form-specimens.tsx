'use client';

import { CheckboxField, CheckboxGroup } from '../form/checkbox-field';
import { ErrorSummary } from '../form/error-summary';
import { Field } from '../form/field';
import { FileField } from '../form/file-field';
import { FormContext } from '../form/form-context';
import { LocalTextFields } from '../form/local-text-fields';
import { RadioGroup } from '../form/radio-group';
import { SelectField } from '../form/select-field';
import { RowChoice, Selection } from '../form/selection';
import { type FormState, IDLE } from '../form/state';
import { SubmitButton } from '../form/submit-button';
import { TextArea } from '../form/text-area';
import type { GalleryWords } from './words';

type Props = { id: string; words: GalleryWords };

const NOBODY = { current: null };

/** Every control as it is drawn, refused, on its way, and with what somebody else saved meanwhile. */
export function FormSpecimens({ id, words }: Props) {
  const errors = { name: words.error, text: words.error, choice: words.error, list: words.error };
  const refused: FormState = { status: 'invalid', message: words.long, errors, values: {} };
  return (
    <div className="grid gap-12 lg:grid-cols-2">
      <Controls id={`${id}-plain`} words={words} state={IDLE} />
      <Controls id={`${id}-refused`} words={words} state={refused} pending />
    </div>
  );
}

function Controls({ id, words, state, pending = false }: Props & { state: FormState; pending?: boolean }) {
  const options = [
    { value: 'a', label: words.country, hint: words.hint },
    { value: 'b', label: words.other },
  ];
  const context = { id, state, sent: state, pending, newer: words.newer, owner: '', mark: () => {} };
  return (
    <FormContext value={context}>
      <div className="form-flow">
        {state.errors && (
          <ErrorSummary
            title={words.title}
            line="{field}: {problem}"
            inLanguage="{field} in {language}"
            state={state}
            names={{ name: words.name, text: words.title, choice: words.title, list: words.name }}
            ref={NOBODY}
          />
        )}
        <Field name="name" label={words.name} hint={words.hint} defaultValue={words.country} />
        <Field name="day" type="date" label={words.time} optional={words.optional} />
        <Field name="fixed" label={words.name} defaultValue={words.other} readOnly />
        <SelectField name="list" label={words.name} options={options} empty="–" />
        <TextArea name="text" label={words.title} defaultValue={words.text} serif />
        <RadioGroup name="choice" legend={words.title} options={options} legendSize="m" />
        <CheckboxGroup name="several" legend={words.name} options={options} />
        <Selection name="rows" label={words.name} all={words.name} count="{count}" rows={[words.country]} />
        <RowChoice name="rows" value="a" words={words.country} />
        <CheckboxField name="agreed" label={words.text} hint={words.hint} />
        <LocalTextFields
          name="title"
          legend={words.title}
          languages={[
            { locale: 'en', name: 'English', dir: 'ltr' },
            { locale: 'ar', name: 'العربية', dir: 'rtl' },
          ]}
        />
        <TextArea name="paragraph" label={words.text} paragraph serif />
        <FileField name="file" label={words.title} hint={words.hint} />
        <SubmitButton>{words.action}</SubmitButton>
      </div>
    </FormContext>
  );
}
