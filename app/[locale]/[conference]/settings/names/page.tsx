import { openPage, titled } from '@/app/open-page';
import { NamesForm } from '@/features/conferences/components/names-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getNames } from '@/features/conferences/queries/names';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.settings.part.names');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const facts = await orNotFound(getNames(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="names">
      <NamesForm conference={conference} facts={facts} />
    </SettingsFrame>
  );
}
