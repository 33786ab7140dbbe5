import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OpeningPage } from '@/features/ballots/components/opening-page';
import { getOpening } from '@/features/ballots/queries/opening';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('opening.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const conference = await orNotFound(getConference(me, (await params).conference));
  const opening = await orNotFound(getOpening(me, conference.id));
  const asked = Object.entries(await searchParams);
  const given = Object.fromEntries(asked.flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  return <OpeningPage conference={conference} opening={opening} given={given} />;
}
