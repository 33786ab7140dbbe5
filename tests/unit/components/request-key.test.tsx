import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ActionForm } from '@/components/form/action-form';
import { REQUEST_KEY } from '@/components/form/request-key';
import { type FormState, IDLE } from '@/components/form/state';
import { formTexts } from '@/platform/i18n/form-texts';
import { isRequestKey, REQUEST_KEY as KEY_OF_PLATFORM } from '@/platform/once';

const echo = async (state: FormState) => state;
const texts = formTexts('en');

function keyIn(id: string, initial: FormState = IDLE, words = texts): string | undefined {
  const html = renderToStaticMarkup(
    <ActionForm id={id} action={echo} texts={words} initial={initial}>
      <p>A field</p>
    </ActionForm>,
  );
  return html.match(/name="requestKey" value="([^"]*)"/)?.[1];
}

describe('the key of a form', () => {
  it('is in every form, another in each, and one that the server takes', () => {
    expect(REQUEST_KEY).toBe(KEY_OF_PLATFORM);
    const keys = [keyIn('add-room'), keyIn('add-item'), keyIn('add-room', IDLE, formTexts('en'))];
    expect(keys.every(isRequestKey)).toBe(true);
    expect(new Set(keys).size).toBe(3);
    expect(isRequestKey(`${keys[0]} `)).toBe(false);
    expect(isRequestKey('add-room')).toBe(false);
  });

  it('stays while what was sent is not known to be there, also without JavaScript, and is new after that', () => {
    const sent = `${formTexts('en').requestKey}.add-room`;
    const values = { [REQUEST_KEY]: sent };
    for (const status of ['invalid', 'refused', 'failed'] as const) {
      expect(keyIn('add-room', { status, values }), status).toBe(sent);
    }
    expect(keyIn('add-room', { status: 'ok', values })).not.toBe(sent);
    // The server has told that the key was used with other words, and keeps it out of what comes back.
    expect(keyIn('add-room', { status: 'refused', values: {} })).toMatch(/\.add-room$/);
  });
});
