import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { RulesList } from '@/features/conferences/components/rules-list';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { listRules } from '@/features/conferences/queries/settings';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.rules.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const rules = await orNotFound(listRules(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="rules">
      <RulesList conference={conference} rules={rules} />
      {await historyOf(me, conference, { entity: 'rulesProfile', id: null })}
    </SettingsFrame>
  );
}
