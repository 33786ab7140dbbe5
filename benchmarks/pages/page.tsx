import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { formTexts } from '@/platform/i18n/form-texts';
import { bare, ours } from './actions';

export default function Page() {
  return (
    <main>
      <ActionForm action={bare} texts={formTexts('en')} id="bare">
        <Hidden name="note" value="a note" />
      </ActionForm>
      <ActionForm action={ours} texts={formTexts('en')} id="ours">
        <Hidden name="note" value="a note" />
      </ActionForm>
    </main>
  );
}
