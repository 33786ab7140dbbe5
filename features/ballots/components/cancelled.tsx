import { getTranslations } from 'next-intl/server';
import { ByOffice } from '@/components/page/by-office';
import { Facts } from '@/components/page/facts';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { VerdictHead } from './verdict';
import type { When } from './when';

/** That it was cancelled, when, by which office and why; and what became of the votes before. */
export async function Cancelled({ ballot, when }: { ballot: BallotWhole; when: When }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { cancelledAt, cancelReason, acts, opened, procedure, turnout, roll } = ballot;
  const act = acts.find(({ kind }) => kind === 'cancelled');
  const before =
    procedure === 'silence' ? t('cancelled.silence') : t('cancelled.votesSealed', { turnout, roll });
  return (
    <section aria-labelledby="cancelled">
      <VerdictHead
        id="cancelled"
        tone="neutral"
        mark="cross"
        title={t('phase.cancelled')}
        why={opened ? before : t('cancelled.neverOpen')}
      />
      <p className="mt-3 text-muted">{t('lapse.next')}</p>
      <div className="mt-6 max-w-document">
        <Facts
          items={[
            {
              term: t('cancelled.reason'),
              detail: (
                <span dir="auto" className="whitespace-pre-line">
                  {cancelReason}
                </span>
              ),
            },
            ...(cancelledAt ? [{ term: t('facts.cancelled'), detail: when(cancelledAt) }] : []),
            ...(act
              ? [
                  {
                    term: t('cancelled.by'),
                    detail: (
                      <ByOffice by={namedAs(locale, ballot.actors[act.hash], t(`office.${act.office}`))}>
                        {t(`office.${act.office}`)}
                      </ByOffice>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </section>
  );
}
