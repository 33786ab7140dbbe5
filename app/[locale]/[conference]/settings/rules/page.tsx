import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RulesList } from '@/features/conferences/components/rules-list';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConference } from '@/features/conferences/queries';
import { listRules } from '@/features/conferences/queries/settings';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.rules');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const rules = await orNotFound(listRules(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="rules">
      <RulesList conference={conference} rules={rules} />
    </SettingsFrame>
  );
}
