import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/page/notice';
import { moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { RemovalFacts } from '../queries/removal';
import { kindWords } from './record-words';

export type OutOfSightProps = { conference: ConferenceFacts; facts: RemovalFacts };

type StaysProps = {
  conference: ConferenceFacts;
  first: NonNullable<RemovalFacts['public']>;
  act: 'hiding' | 'removal';
};

/** Why a conference stays where everybody sees it: what of it is public or final. */
export async function StaysInSight({ conference, first, act }: StaysProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const time = moment(new Date(first.at), locale, conference.timeZone);
  return (
    <Notice tone="info" label={t('removal.label')} title={t(`${act}.staysTitle`)}>
      <p>{t(`${act}.stays`, { what: kindWords(locale, first.kind), time })}</p>
    </Notice>
  );
}

/** What goes out of sight with a conference, as rows of a summary. `persons`: how those who are told are called. */
export async function outOfSight(facts: RemovalFacts, persons: string) {
  const [t, locale] = await Promise.all([getTranslations('conferences.removal'), readerLocale()]);
  return [
    { key: persons, value: number(facts.persons, locale) },
    { key: t('delegations'), value: number(facts.delegations, locale) },
    { key: t('sessions'), value: number(facts.sessions, locale) },
    { key: t('drafts'), value: number(facts.drafts, locale) },
  ];
}
