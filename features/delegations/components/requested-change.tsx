import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/page/section';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { fieldName, fieldValue } from '../queries/changes';
import type { ChangeRequest } from '../queries/requests';

type Props = {
  request: ChangeRequest;
  timeZone: string;
  title: string;
  notice?: ReactNode;
  children?: ReactNode;
};

/** What a person asks to have changed: each answer as it should be and as it is, why, and what came of it. */
export async function RequestedChange({ request, timeZone, title, notice, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.request'), readerLocale()]);
  const say = sayIn(locale);
  const { state, requestedAt, endedAt, answers, reason, declineReason, isWhole } = request;
  const at = (time: Date) => moment(time, locale, timeZone);
  const typed = (text: string) => (
    <p dir="auto" className="measure whitespace-pre-line">
      {text}
    </p>
  );
  return (
    <Section title={title} id="request" lead={t('asked', { time: at(requestedAt) })}>
      {notice && <div className="mb-4">{notice}</div>}
      <ul className="border-t border-hairline">
        {answers.map((answer) => {
          const value = (one: string | null) => <bdi>{fieldValue(answer, one, say, locale)}</bdi>;
          return (
            <li key={answer.field} className="border-b border-hairline py-3">
              <span className="font-semibold">{fieldName(answer, say)}</span>
              {say('common.colon')}
              {value(answer.after)}{' '}
              {state === 'open' && (
                <span className="text-muted">{t.rich('now', { value: () => value(answer.before) })}</span>
              )}
            </li>
          );
        })}
      </ul>
      <div className="space-y-3 py-3">
        {reason && typed(reason)}
        {!isWhole && <p className="text-muted">{t('notAll')}</p>}
        {endedAt && state !== 'open' && (
          <p className="font-semibold">{t(`state.${state}`, { time: at(endedAt) })}</p>
        )}
        {declineReason && typed(declineReason)}
        {children}
      </div>
    </Section>
  );
}
