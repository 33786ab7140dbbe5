import { expect, it } from 'vitest';
import { drawnForms, KEEPS_NOTHING } from '../setup/kept-forms';

it('knows every form that leaves nothing in the browser, and why; every other one keeps what is typed', () => {
  const forms = drawnForms();
  const nothing = forms.filter(({ keeps }) => !keeps).map(({ file, action }) => [file, action]);
  const listed = forms.filter(({ action }) => action in KEEPS_NOTHING);
  expect(nothing).toEqual(listed.map(({ file, action }) => [file, action]));
  expect(new Set(nothing.map(([, action]) => action))).toEqual(new Set(Object.keys(KEEPS_NOTHING)));
});

it('finds every form by its name, under which its text waits', () => {
  const forms = drawnForms();
  expect(forms.length).toBeGreaterThan(50);
  for (const { id, file } of forms) expect(id, file).not.toBe('');
});
