import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import { isWaiting } from '@/domain/erasures';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { requestErasureAction, withdrawErasureAction } from '../actions/erasures';
import type { ErasureLine, OwnErasure } from '../queries/erasures';
import { ErasureTag } from './erasure-tag';
import { writtenDay } from './written-day';

type RequestedErasure = OwnErasure & { request: ErasureLine };

const waits = ({ request }: OwnErasure) => isWaiting(request?.state);

/** Asks conferences to erase what they hold about the reader, and says what became of it. */
export async function OwnErasures({ erasures }: { erasures: readonly OwnErasure[] }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.erasure'), readerLocale()]);
  if (erasures.length === 0) return null;
  const requested = erasures.filter((one): one is RequestedErasure => one.request !== null);
  const waiting = requested.filter(waits);
  const free = erasures.filter((one) => one.held && !waits(one));
  return (
    <Section title={t('title')} id="erasure" lead={<p>{t('lead')}</p>}>
      <div className="grid gap-8">
        {requested.length > 0 && (
          <ul>
            {requested.map((one) => (
              <li key={one.request.id} className="border-b border-hairline py-3">
                <AskedLine erasure={one} />
              </li>
            ))}
          </ul>
        )}
        {waiting.length > 0 && (
          <ActionForm
            key={waiting.map(({ request }) => `${request.id}.${request.version}`).join()}
            action={withdrawErasureAction}
            texts={formTexts(locale)}
            id="withdraw-erasure"
          >
            <ConferenceField label={t('conference')} erasures={waiting} />
            <SubmitButton variant="secondary">{t('withdraw')}</SubmitButton>
          </ActionForm>
        )}
        {free.length > 0 && (
          <ActionForm action={requestErasureAction} texts={formTexts(locale)} id="request-erasure">
            <ConferenceField label={t('conference')} erasures={free} />
            <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
            <SubmitButton variant="secondary">{t('request')}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

type FieldProps = { label: string; erasures: readonly OwnErasure[] };

async function ConferenceField({ label, erasures }: FieldProps) {
  const locale = await readerLocale();
  const options = erasures.map(({ slug, title, originalLanguage }) => ({
    value: slug,
    label: pick(title, locale, originalLanguage),
  }));
  return (
    <SelectField
      name="conference"
      label={label}
      options={options}
      defaultValue={options[0]?.value ?? ''}
      width="l"
    />
  );
}

async function AskedLine({ erasure }: { erasure: RequestedErasure }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.erasure'), readerLocale()]);
  const { request, title, originalLanguage, timeZone } = erasure;
  const { state, requestedAt, decisionReason, eraseOn, erasedAt } = request;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="font-semibold">
          <InLanguage {...shownText(title, locale, originalLanguage)} />
        </span>
        <ErasureTag state={state} />
      </p>
      <p className="text-muted">{t('requestedAt', { time: moment(requestedAt, locale, timeZone) })}</p>
      {eraseOn && !erasedAt && <p>{t('eraseOn', { day: writtenDay(eraseOn, locale) })}</p>}
      {erasedAt && <p>{t('done', { time: moment(erasedAt, locale, timeZone) })}</p>}
      {decisionReason && <p>{t('because', { reason: decisionReason })}</p>}
    </>
  );
}
