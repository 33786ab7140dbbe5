import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ActionForm } from '@/components/form/action-form';
import { OwnerProvider } from '@/components/form/owner';
import type { FormState } from '@/components/form/state';
import { OWNER_FIELD } from '@/platform/owner';

const texts = {
  errorTitle: 'Errors',
  errorLine: '{field}: {problem}',
  inLanguage: '{field} in {language}',
  titlePrefix: 'Error: ',
  unknown: '?',
};
const echo = async (state: FormState) => state;
const OWN = `<input type="hidden" name="${OWNER_FIELD}" value="a-tag"/>`;

function drawnFor(tag: string, ofNobody = false): string {
  return renderToStaticMarkup(
    <OwnerProvider tag={tag}>
      <ActionForm id="f" action={echo} texts={texts} ofNobody={ofNobody}>
        <p />
      </ActionForm>
    </OwnerProvider>,
  );
}

it('a form says for whom it was drawn, unless it belongs to nobody', () => {
  expect(drawnFor('a-tag')).toContain(OWN);
  expect(drawnFor('')).not.toContain(OWNER_FIELD);
  expect(drawnFor('a-tag', true)).not.toContain(OWNER_FIELD);
});
