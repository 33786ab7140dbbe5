import { openPage, titled } from '@/app/open-page';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { FormQuestionsDesk } from '@/features/delegations/components/form-questions-desk';
import { listFormQuestions } from '@/features/delegations/queries/form-questions';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.form.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'formQuestion.edit', conference.id);
  const questions = await listFormQuestions(me, conference.id);
  return (
    <SettingsFrame conference={conference} part="questions">
      <FormQuestionsDesk conference={conference} questions={questions} />
    </SettingsFrame>
  );
}
