import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { fieldName, fieldValue, type PersonChange } from '../queries/changes';

type Props = { changes: readonly PersonChange[]; timeZone: string };

/** What others changed of a person, the latest first: the field, what it was, by whose hand and why. */
export async function Changes({ changes, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.change'), readerLocale()]);
  const say = sayIn(locale);
  if (changes.length === 0) return null;
  return (
    <Section title={t('title')} id="changes" lead={t('lead')}>
      <ol className="border-t border-hairline">
        {changes.map((change) => {
          const value = (one: string | null) => <bdi>{fieldValue(change, one, say, locale)}</bdi>;
          return (
            <li key={`${change.field} ${+change.changedAt}`} className="border-b border-hairline py-3">
              <p>
                <span className="font-semibold">{fieldName(change, say)}</span>
                {say('common.colon')}
                {value(change.after)}{' '}
                <span className="text-muted">{t.rich('before', { value: () => value(change.before) })}</span>
              </p>
              <p dir="auto" className="measure whitespace-pre-line">
                {change.reason}
              </p>
              <p className="text-meta text-muted">
                {t(`by.${change.hand}`, { time: moment(change.changedAt, locale, timeZone) })}
              </p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
