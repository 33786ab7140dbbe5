import { openPage, titled } from '@/app/open-page';
import { missing } from '@/domain/refusal';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { FormQuestionPage } from '@/features/delegations/components/form-question-form';
import { getFormQuestion } from '@/features/delegations/queries/form-questions';
import { isId, orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; question: string }> };

export const generateMetadata = titled('delegations.form.editTitle', 'delegations.form.title');

export default async function Page({ params }: Props) {
  const { me, conference, question: id, locale } = await openPage(params);
  orForbidden(me, 'formQuestion.edit', conference.id);
  const question = await orNotFound(
    isId(id) ? getFormQuestion(me, conference.id, id, locale) : Promise.reject(missing()),
  );
  return (
    <SettingsFrame conference={conference} part="questions">
      <FormQuestionPage key={question.id} conference={conference} question={question} />
    </SettingsFrame>
  );
}
