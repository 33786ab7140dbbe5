import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BreakReceiptPage } from '@/features/ballots/components/break-receipt-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getBreakReceipt } from '@/features/ballots/queries/receipt';
import { getConference } from '@/features/conferences/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('breakReceipt.title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, number: asked } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const number = numberParam(asked);
  const ballot = await orNotFound(getBallot(me, conference.id, number));
  const receipt = await orNotFound(getBreakReceipt(me, conference.id, number));
  return <BreakReceiptPage conference={conference} ballot={ballot} receipt={receipt} />;
}
