import { openPage, titled } from '@/app/open-page';
import { ConveningPage } from '@/features/conferences/components/convening-page';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConvening } from '@/features/conferences/queries/convening';
import { orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.letter.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'letter.edit', conference.id);
  return (
    <SettingsFrame conference={conference} part="letter">
      <ConveningPage conference={conference} convening={await orNotFound(getConvening(me, conference.id))} />
    </SettingsFrame>
  );
}
