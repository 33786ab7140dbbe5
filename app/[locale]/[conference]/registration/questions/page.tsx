import { redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { canBeAnswered } from '@/domain/form-answers';
import { FormAnswersForm } from '@/features/delegations/components/form-answers-form';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export const generateMetadata = titled('delegations.form.section', 'delegations.reg.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  const { form, mayFill } = registration;
  if (!form.some((line) => canBeAnswered(line, mayFill))) redirect(`/${locale}/${slug}/registration`);
  const from = (await searchParams).from === 'check' ? 'check' : '';
  return <FormAnswersForm conference={conference} registration={registration} from={from} />;
}
