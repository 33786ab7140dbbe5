import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { countryName } from '@/platform/i18n/country-names';
import { dayAndClock, inOrder, listing, withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { decidingCall, type ShownObjection } from '../queries/consensus-calls';

type Props = { outcome: OutcomeWhole; timeZone: string };

/** The calls for objections to a text: how long each ran, who objected, and how it ended; nothing where there are none. */
export async function ConsensusCalls({ outcome, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.calls'), readerLocale()]);
  if (outcome.calls.length === 0) return null;
  const named = (some: readonly ShownObjection[]) =>
    some.map(({ countryCode }) => countryName(countryCode, locale, outcome.adoptedAt)).sort(inOrder(locale));
  const overtaken = decidingCall(outcome)?.objections.filter((one) => one.overtaken) ?? [];
  return (
    <Section title={t('listTitle')} id="calls">
      {overtaken.length > 0 && (
        <Notice tone="warning" label={t('overtakenLabel')}>
          {t('overtaken', { delegations: listing(named(overtaken), locale) })}
        </Notice>
      )}
      <dl className="grid gap-4">
        {outcome.calls.map((one) => (
          <div key={one.number}>
            <dt className="font-semibold">
              {t('heldOn', { time: dayAndClock(one.openedAt, locale, timeZone) })}
            </dt>
            <dd className="text-dense text-muted">
              {withCommas(
                [
                  t('ran', { seconds: one.seconds }),
                  t(`end.${one.recalled ? 'recalled' : (one.endedAs ?? 'open')}`),
                ],
                locale,
              )}
            </dd>
            {one.endReason && <dd dir="auto">{one.endReason}</dd>}
            {one.objections.map((objection) => (
              <dd key={objection.id}>
                {t('objections')}: {named([objection])}
                {objection.source === 'chair' && ` · ${t('heard')}`}
                {objection.withdrawn && ` · ${t('takenBack')}`}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}
