import { forbidden, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { LOCALES } from '@/domain/local-text';
import { languagesOf } from '@/domain/outcomes';
import { TranslationPage } from '@/features/outcomes/components/translation-page';
import { getOutcome } from '@/features/outcomes/queries';
import { orForbidden, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [say('outcomes.translation.pageTitle'), outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  orForbidden(me, 'translation.add', conference.id);
  if (!outcome.may.translate) forbidden();
  const { into } = await searchParams;
  const adopted = languagesOf(outcome.title, outcome.paragraphs);
  const missing = LOCALES.filter((language) => !adopted.includes(language));
  const chosen = missing.find((language) => language === into) ?? missing[0];
  if (!chosen) redirect(`/${locale}/${slug}/outcomes/${outcome.number}`);
  const whole = await orNotFound(getOutcome(me, conference.id, outcome.number, chosen));
  return <TranslationPage conference={conference} outcome={whole} into={chosen} />;
}
