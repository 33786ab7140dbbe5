import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isRefusal } from '@/domain/refusal';
import { previewOpening } from '@/features/ballots/commands/opening';
import { OpeningCheck, OpeningRefused } from '@/features/ballots/components/opening-check';
import { openingInput } from '@/features/ballots/input';
import { getOpening } from '@/features/ballots/queries/opening';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ locale: string; conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('opening.checkTitle') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { locale, conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  await orNotFound(getOpening(me, conference.id));
  const asked = openingInput.safeParse({ ...(await searchParams), conference: slug });
  if (!asked.success) redirect(`/${locale}/${slug}/ballots/open`);
  const preview = await previewOpening(me, asked.data).catch((error: unknown) => {
    if (isRefusal(error)) return error;
    throw error;
  });
  return isRefusal(preview) ? (
    <OpeningRefused conference={conference} input={asked.data} why={preview} />
  ) : (
    <OpeningCheck conference={conference} input={asked.data} preview={preview} />
  );
}
