import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ActByOffices } from '../queries/confirmed';

type Props = { acts: readonly ActByOffices[]; timeZone: string };

/** What one proposed and another confirmed, by their offices; nothing where one person sufficed. */
export async function ActsOfTwo({ acts, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('proposals'), readerLocale()]);
  if (acts.length === 0) return null;
  return (
    <Section title={t('ofTwo.title')} id="of-two">
      <ul className="grid gap-2">
        {acts.map(({ act, proposedAs, decidedAs, decidedAt }) => (
          <li key={decidedAt.toISOString()}>
            {t('ofTwo.said', {
              act: t(`act.${act}`),
              proposed: t(`ofTwo.office.${proposedAs}`),
              confirmed: t(`ofTwo.office.${decidedAs}`),
            })}{' '}
            <span className="text-dense text-muted">{moment(decidedAt, locale, timeZone)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
