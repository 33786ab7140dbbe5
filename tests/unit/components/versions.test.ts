import { expect, it } from 'vitest';
import { sendWith } from '@/components/form/versions';

it('sends the versions of what the form still has, and none of what it has no more', () => {
  const formData = new FormData();
  formData.set('version', '4');
  formData.set('answers.b.questionVersion', '2');
  const sent = { formData } as FormDataEvent;
  sendWith(sent, { version: '3', 'answers.a.questionVersion': '1', 'answers.b.questionVersion': '1' });
  expect(Object.fromEntries(formData)).toEqual({ version: '3', 'answers.b.questionVersion': '1' });
  sendWith(sent, null);
  expect(formData.get('version')).toBe('3');
});
