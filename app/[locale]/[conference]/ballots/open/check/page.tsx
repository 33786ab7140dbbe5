import { redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { isRefusal } from '@/domain/refusal';
import { previewOpening } from '@/features/ballots/commands/opening';
import { OpeningCheck, OpeningRefused } from '@/features/ballots/components/opening-check';
import { openingInput } from '@/features/ballots/input';
import { getOpening } from '@/features/ballots/queries/opening';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('ballots.opening.checkTitle');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  await orNotFound(getOpening(me, conference.id));
  const parsed = openingInput.safeParse({ ...(await searchParams), conference: slug });
  if (!parsed.success) redirect(`/${locale}/${slug}/ballots/open`);
  const preview = await previewOpening(me, parsed.data).catch((error: unknown) => {
    if (isRefusal(error)) return error;
    throw error;
  });
  return isRefusal(preview) ? (
    <OpeningRefused conference={conference} input={parsed.data} why={preview} />
  ) : (
    <OpeningCheck
      conference={conference}
      input={parsed.data}
      preview={preview}
      note={<SecondPersonNote conferenceId={conference.id} act="openBallot" />}
    />
  );
}
