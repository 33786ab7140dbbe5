import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/page/notice';
import type { SecondPersonAct } from '@/domain/second-person';
import { viewer } from '@/platform/session';
import { hoursToConfirm } from '../queries/setting';

type Props = { conferenceId: string; act: SecondPersonAct };

/** Says before the form what becomes of it, where the conference asks for a second person. */
export async function SecondPersonNote({ conferenceId, act }: Props) {
  const [t, me] = await Promise.all([getTranslations('proposals'), viewer()]);
  const hours = await hoursToConfirm(me, conferenceId, act);
  if (hours === null) return null;
  return (
    <Notice tone="info" label={t('label')}>
      <p>{t('note', { hours })}</p>
    </Notice>
  );
}
