import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RulesForm } from '@/features/conferences/components/rules-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConference } from '@/features/conferences/queries';
import { getRules, listRules } from '@/features/conferences/queries/settings';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }>; searchParams: Promise<{ from?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.rules');
  return { title: t('title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
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
