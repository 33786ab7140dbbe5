import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReceiptPage } from '@/features/ballots/components/receipt-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getReceipt } from '@/features/ballots/queries/receipt';
import { getConference } from '@/features/conferences/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ version?: string | string[]; other?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('receipt.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { conference: slug, number: asked } = await params;
  const { version, other } = await searchParams;
  const conference = await orNotFound(getConference(me, slug));
  const number = numberParam(asked);
  const ballot = await orNotFound(getBallot(me, conference.id, number));
  const wanted = version === undefined ? undefined : numberParam(String(version));
  const receipt = await orNotFound(getReceipt(me, conference.id, number, wanted));
  return (
    <ReceiptPage conference={conference} ballot={ballot} receipt={receipt} differs={other !== undefined} />
  );
}
