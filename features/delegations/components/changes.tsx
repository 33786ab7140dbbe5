import { getTranslations } from 'next-intl/server';
import { ByOffice } from '@/components/page/by-office';
import { Section } from '@/components/page/section';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { moment, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { fieldName, fieldValue, type PersonChange } from '../queries/changes';
import { officeOf } from '../queries/registration';

type Props = { changes: readonly PersonChange[]; timeZone: string };

/** What others changed of a person, the latest first: the field, what it was, by whose hand and why. */
export async function Changes({ changes, timeZone }: Props) {
  const t = await getTranslations('delegations.change');
  if (changes.length === 0) return null;
  return (
    <Section title={t('title')} id="changes" lead={t('lead')}>
      <ChangeList changes={changes} timeZone={timeZone} />
    </Section>
  );
}

/** The same, where it stands below what it is about. */
export async function ChangeList({ changes, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.change'), readerLocale()]);
  const say = sayIn(locale);
  if (changes.length === 0) return null;
  return (
    <ol className="border-t border-hairline">
      {changes.map((change) => {
        const value = (one: string | null) => <bdi>{fieldValue(change, one, say, locale)}</bdi>;
        const time = moment(change.changedAt, locale, timeZone);
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
              <ByOffice
                by={namedAs(
                  locale,
                  change.officer?.name,
                  withCommas([say(`delegations.office.${officeOf(change.officer)}`), time], locale),
                )}
              >
                {t(`by.${change.hand}`, { time })}
              </ByOffice>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
