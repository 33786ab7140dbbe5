import { getTranslations } from 'next-intl/server';
import { owes } from '@/domain/implementation';
import { day } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { FollowUp } from '../queries/follow-up';
import { dateInWords } from './dates';

/** `counted`: says how many have not reported, too. */
type Props = { followUp: FollowUp; timeZone: string; counted?: boolean };

/** What is asked for now and next, in sentences. */
export async function Schedule({ followUp, timeZone, counted = false }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation.schedule'), readerLocale()]);
  const { rounds, ended, rhythms, nextOn, now, members } = followUp;
  const last = rhythms.at(-1);
  if (ended && last) {
    const ends = t('ended', { date: day(last.setAt, locale, timeZone) });
    return (
      <p className="measure">
        {ends} {last.reason && <span dir="auto">{t('because', { reason: last.reason })}</span>}
      </p>
    );
  }
  const round = rounds.at(-1);
  const due = round && dateInWords(round.dueOn, locale);
  const owing = members.filter(({ standing }) => owes(standing)).length;
  const later = nextOn
    ? t(round ? 'next' : 'first', { date: dateInWords(nextOn, locale) })
    : round && t('noneNext');
  const sentences = [
    round && due ? t(now < round.closesAt ? 'running' : 'over', { number: round.number, date: due }) : [],
    round && counted ? t('owing', { owing }) : [],
    later ?? [],
  ].flat();
  return <p className="measure">{sentences.join(' ')}</p>;
}
