import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { Time } from '@/components/page/time';
import type { Coming } from '@/domain/duties';
import type { OwnDelegation } from '@/domain/duty-facts';
import { pick } from '@/domain/local-text';
import { senderName } from '@/features/delegations/queries/places';
import { brief, briefDay, isMidnight } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';

type Props = {
  delegation: OwnDelegation /** one of several, which says whose it is */;
  named: boolean;
  slug: string;
};

/** A delegation that somebody belongs to, in two lines. */
export async function MyDelegation({ delegation, named, slug }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me.delegation'), readerLocale()]);
  const { id, quota, hasAlternate, credentials } = delegation;
  const status = sayIn(locale)(`delegations.credentials.${credentials}`);
  return (
    <Section
      title={named ? senderName(delegation, locale) : t('title')}
      id={named ? undefined : 'delegation'}
      actions={<Link href={`/${locale}/${slug}/delegations/${id}`}>{t('open')}</Link>}
    >
      <p className="font-semibold">{t('places', { named: delegation.named, quota })}</p>
      <p className="text-muted">
        {[t(hasAlternate ? 'alternate' : 'noAlternate'), t('credentials', { status })].join(' · ')}
      </p>
    </Section>
  );
}

type NextProps = {
  next: Coming | null;
  conference: ConferenceFacts;
  now: Date /** something is owed */;
  after?: boolean;
};

/** That nothing (else) is owed, and what comes next, and when. */
export async function NextOf({ next, conference, now, after }: NextProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.me'), readerLocale()]);
  return (
    <>
      {after && <p className="font-semibold text-ink">{t('nothingElse')}</p>}
      {next ? (
        <p>
          <Link href={`/${locale}/${conference.slug}${next.path}`}>
            <Time iso={next.at.toISOString()}>{await sentence()}</Time>
          </Link>
        </p>
      ) : (
        !after && <p>{t('next.none')}</p>
      )}
    </>
  );

  async function sentence(): Promise<string> {
    if (!next) return '';
    const say = isMidnight(next.at, conference.timeZone) ? briefDay : brief;
    const time = say(next.at, locale, conference.timeZone, now);
    if (next.kind === 'session')
      return t('next.session', { title: pick(next.title, locale, conference.originalLanguage), time });
    if (next.kind === 'begins') return t('next.begins', { time });
    return t(`next.${next.kind}`, { number: next.number, time });
  }
}
