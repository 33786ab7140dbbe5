import { openPage, titled } from '@/app/open-page';
import { RulesForm } from '@/features/conferences/components/rules-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getRules, listRules } from '@/features/conferences/queries/settings';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }>; searchParams: Promise<{ from?: string | string[] }> };

export const generateMetadata = titled('conferences.rules.add', 'conferences.rules.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { from } = await searchParams;
  await orNotFound(listRules(me, conference.id));
  const before =
    typeof from === 'string' ? await orNotFound(getRules(me, conference.id, idParam(from))) : null;
  return (
    <SettingsFrame conference={conference} part="rules">
      <RulesForm conference={conference} from={before} />
    </SettingsFrame>
  );
}
