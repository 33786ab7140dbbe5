import { openPage, titled } from '@/app/open-page';
import { FORM_KINDS } from '@/domain/form-questions';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { NewFormQuestion } from '@/features/delegations/components/form-question-form';
import { listFormQuestions } from '@/features/delegations/queries/form-questions';
import { orForbidden } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export const generateMetadata = titled('delegations.form.addTitle', 'delegations.form.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'formQuestion.edit', conference.id);
  const { kind: typed } = await searchParams;
  const kind = FORM_KINDS.find((one) => one === typed) ?? FORM_KINDS[0];
  const questions = await listFormQuestions(me, conference.id);
  return (
    <SettingsFrame conference={conference} part="questions">
      <NewFormQuestion
        conference={conference}
        kind={kind}
        before={questions.filter(({ retiredAt }) => !retiredAt)}
      />
    </SettingsFrame>
  );
}
