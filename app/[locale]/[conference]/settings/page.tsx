import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { LanguagesForm } from '@/features/conferences/components/languages-form';
import { SettingsForm } from '@/features/conferences/components/settings-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getLanguages } from '@/features/conferences/queries/languages';
import { orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'conference.edit', conference.id);
  return (
    <SettingsFrame conference={conference} part="facts">
      <SettingsForm conference={conference} />
      <LanguagesForm conference={conference} facts={await orNotFound(getLanguages(me, conference))} />
      {await historyOf(me, conference, { entity: 'conference', id: conference.id })}
    </SettingsFrame>
  );
}
