import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField, CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { type FormState, IDLE, keptValues } from '@/components/form/state';
import { send } from '@/components/form/submission';
import { TextArea } from '@/components/form/text-area';

const texts = {
  errorTitle: 'There is a problem',
  errorLine: '{field}: {problem}',
  inLanguage: '{field} in {language}',
  titlePrefix: 'Error: ',
  unknown: 'Not known',
};
const echo = async (state: FormState) => state;

function draw(initial: FormState, ...fields: ReactElement[]): string {
  return renderToStaticMarkup(
    <ActionForm id="f" action={echo} texts={texts} initial={initial}>
      {fields}
    </ActionForm>,
  );
}

const country = (
  <SelectField
    key="c"
    name="country"
    label="Country"
    defaultValue="CL"
    options={[
      { value: 'CL', label: 'Chile' },
      { value: 'PE', label: 'Peru' },
    ]}
  />
);

describe('answers after a refusal', () => {
  const state: FormState = {
    status: 'invalid',
    errors: { name: 'Enter your name', 'title.fr': 'Enter the French title', form: 'Nothing fits' },
    values: {
      name: '<b>É</b>',
      text: 'one\ntwo',
      country: 'PE',
      vote: 'abstain',
      'topics[]': '2',
      'title.en': 'Agenda',
    },
  };

  it('stay in every kind of field', () => {
    const html = draw(
      state,
      <Field key="n" name="name" label="Name" />,
      <TextArea key="t" name="text" label="Text" />,
      country,
      <RadioGroup
        key="v"
        name="vote"
        legend="Vote"
        defaultValue="for"
        options={[
          { value: 'for', label: 'For' },
          { value: 'abstain', label: 'Abstain' },
        ]}
      />,
      <CheckboxGroup
        key="o"
        name="topics"
        legend="Topics"
        defaultValue={['1']}
        options={[
          { value: '1', label: 'One' },
          { value: '2', label: 'Two' },
        ]}
      />,
    );
    expect(html).toContain('value="&lt;b&gt;É&lt;/b&gt;"');
    expect(html).toMatch(/<textarea[^>]*>one\ntwo<\/textarea>/);
    expect(html).toContain('<option value="PE" selected="">');
    expect(html).not.toContain('<option value="CL" selected="">');
    expect(checked(html)).toEqual(['abstain', '2']);
  });

  it('stay in each of several fields of one name, which are told apart', () => {
    const column = (at: number) => (
      <SelectField
        key={at}
        at={at}
        name="columns[]"
        label="Column"
        options={['name', 'email', 'none'].map((value) => ({ value, label: value }))}
        defaultValue="none"
      />
    );
    const sent: FormState = { status: 'refused', values: { 'columns[]': ['email', 'name'] } };
    const html = draw(sent, column(0), column(1));
    expect([...html.matchAll(/<option value="(\w+)" selected/g)].map(([, value]) => value)).toEqual([
      'email',
      'name',
    ]);
    expect([...html.matchAll(/<select id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'f-columns[]-0',
      'f-columns[]-1',
    ]);
  });

  it('a box that was left empty does not fall back to its default', () => {
    expect(checked(draw(state, <CheckboxField key="k" name="consent" label="Yes" defaultChecked />))).toEqual(
      [],
    );
    expect(checked(draw(IDLE, <CheckboxField key="k" name="consent" label="Yes" defaultChecked />))).toEqual([
      'on',
    ]);
    expect(keptValues({ status: 'failed' }, 'consent', ['on'])).toEqual(['on']);
  });

  it('puts no colon behind a field that is a question', () => {
    const refused: FormState = { status: 'invalid', errors: { vote: 'Choose one of the options.' } };
    const question = 'How does Chile vote?';
    const html = draw(
      refused,
      <RadioGroup key="v" name="vote" legend={question} options={[{ value: 'for', label: 'For' }]} />,
    );
    expect(html).toContain('How does Chile vote? Choose one of the options.');
  });

  it('names each field in the summary before any script has run, however deep it stands', () => {
    const html = draw(
      state,
      <div key="d">
        <Field name="name" label="Name" />
      </div>,
      <LocalTextFields
        key="t"
        name="title"
        legend="Title"
        languages={[{ locale: 'fr', name: 'Français', dir: 'ltr' as const }]}
      />,
    );
    expect(html).toContain('>Name: enter your name</a>');
    expect(html).toContain('>Title in Français: enter the French title</a>');
  });

  it('leads from each line of the summary to its field, with the same words', () => {
    const languages = [
      { locale: 'en', name: 'English', dir: 'ltr' as const },
      { locale: 'fr', name: 'Français', dir: 'ltr' as const },
    ];
    const html = draw(
      state,
      <Field key="n" name="name" label="Name" hint="As in the passport" />,
      <LocalTextFields key="t" name="title" legend="Title" languages={languages} />,
    );
    for (const [name, text, called] of [
      ['name', 'nter your name', 'Name'],
      ['title.fr', 'nter the French title', 'Title in Français'],
    ]) {
      expect(html).toContain(`href="#f-${name}">${called}: e${text}</a>`);
      expect(html).toContain(`E${text}`);
      expect(html).toContain(`id="f-${name}"`);
      expect(html).toContain(`id="f-${name}-error"`);
      expect(html.split(String(text))).toHaveLength(3);
    }
    expect(html).toContain('aria-describedby="f-name-hint f-name-error"');
    expect(html).toContain('<li>Nothing fits</li>');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });
});

describe('sending', () => {
  const form = new FormData();
  form.append('name', 'Ana');
  form.append('topics[]', '1');
  form.append('topics[]', '2');

  it.each([new TypeError('Failed to fetch'), new Error('An unexpected response was received')])(
    'says that nobody knows whether it arrived, and keeps what was typed: %s',
    async (error) => {
      const state = await send(vi.fn().mockRejectedValue(error), IDLE, form, texts);
      expect(state).toMatchObject({ status: 'failed', message: 'Not known', lost: true });
      expect(state.values).toEqual({ name: 'Ana', 'topics[]': ['1', '2'] });
    },
  );

  it('lets a redirect pass', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/en;307;' });
    await expect(send(vi.fn().mockRejectedValue(redirect), IDLE, form, texts)).rejects.toBe(redirect);
  });
});

function checked(html: string): string[] {
  return [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes('checked=""'))
    .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '');
}
