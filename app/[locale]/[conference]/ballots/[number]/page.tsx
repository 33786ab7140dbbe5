import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/app/open-page';
import { BallotPage } from '@/features/ballots/components/ballot-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { OutcomePath } from '@/features/outcomes/components/outcome-path';
import { OutcomeText } from '@/features/outcomes/components/outcome-text';
import { getOutcome } from '@/features/outcomes/queries';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('ballots');
  return { title: t('number', { number: numberParam((await params).number) }) };
}

export default async function Page({ params }: Props) {
  const { me, conference, slug, number } = await openPage(params);
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  const outcome = await orNotFound(getOutcome(me, conference.id, ballot.outcomeNumber));
  return (
    <BallotPage
      conference={conference}
      ballot={ballot}
      accountId={me.accountId}
      text={<OutcomeText outcome={outcome} slug={slug} />}
      path={<OutcomePath outcome={outcome} slug={slug} timeZone={conference.timeZone} />}
    />
  );
}
