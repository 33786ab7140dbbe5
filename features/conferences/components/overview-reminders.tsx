import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Time } from '@/components/page/time';
import { senderName } from '@/features/delegations/queries/places';
import type { Reminders } from '@/features/delegations/queries/reminders';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import { reminderDay } from './reminder-words';

type Props = { conference: ConferenceFacts; reminders: Reminders };

/** What the ladder of reminders has sent, what it sends next, and whom it does not reach. */
export async function OverviewReminders({ conference, reminders }: Props) {
  const [t, name, locale] = await Promise.all([
    getTranslations('conferences.overview.reminders'),
    getTranslations('conferences.deadlines.name'),
    readerLocale(),
  ]);
  const { sent, next, unreached } = reminders;
  const say = sayIn(locale);
  const at = (instant: Date) => (
    <Time iso={instant.toISOString()}>{moment(instant, locale, conference.timeZone)}</Time>
  );
  const line = 'border-b border-hairline py-1.5';
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div>
        <ul>
          {sent.map((one) => (
            <li key={`${one.deadline} ${one.sentAt.getTime()}`} className={line}>
              {at(one.sentAt)} · {name(one.deadline)}, {reminderDay(one.days, say)} ·{' '}
              {t('letters', { count: one.letters })}
            </li>
          ))}
          {next.map(({ deadline, days, at: instant }) => (
            <li key={deadline} className={line}>
              {t('next')} {at(instant)} · {name(deadline)}, {reminderDay(days, say)}
            </li>
          ))}
        </ul>
        {sent.length + next.length === 0 && <p className="text-muted">{t('none')}</p>}
      </div>
      <div>
        <h3 className="text-body">{t('unreached')}</h3>
        {unreached.length === 0 && <p className="text-muted">{t('everybody')}</p>}
        <ul>
          {unreached.map((one) => (
            <li key={`${one.delegationId} ${one.name}`} className={line}>
              <Link href={`/${locale}/${conference.slug}/delegations/${one.delegationId}`}>
                <bdi>{senderName(one, locale)}</bdi>
              </Link>{' '}
              · {one.name === null ? t('nobody') : t('returned', { name: one.name })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
