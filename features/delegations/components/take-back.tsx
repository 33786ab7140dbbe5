import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import type { CredentialsStatus } from '@/domain/credentials';
import type { Locale } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { clock, listing } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { withdrawCredentialsDecisionAction } from '../actions';
import { withdrawDecisionAction } from '../actions/registrations';
import type { LatestCredentials, LatestDecision } from '../queries/latest';
import { senderName } from '../queries/places';

type OnPage = { slug: string; timeZone: string };
type DecidedRow = { id: string; version: number };

/** What is taken back, as it was looked at, and why. */
async function Fields({ slug, chosen }: { slug: string; chosen: readonly DecidedRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.undo'), readerLocale()]);
  return (
    <>
      <Hidden name="conference" value={slug} />
      {chosen.map(({ id, version }) => (
        <Hidden key={id} name="chosen[]" value={`${id}.${version}`} />
      ))}
      <TextArea {...reasonField(locale)} />
      <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
    </>
  );
}

/** A form in place of a decision on registrations. */
async function TakeBackDecision({ slug, chosen }: { slug: string; chosen: readonly DecidedRow[] }) {
  const locale = await readerLocale();
  return (
    <ActionForm action={withdrawDecisionAction} texts={formTexts(locale)} id="take-back">
      <Fields slug={slug} chosen={chosen} />
    </ActionForm>
  );
}

/** The same for one person, folded away. */
export async function TakeBackOne({ slug, chosen }: { slug: string; chosen: DecidedRow }) {
  const t = await getTranslations('delegations.undo');
  return (
    <div className="mt-4 print:hidden">
      <Fold id="taking-back" title={t('one')}>
        <p className="mb-4">{t('lead')}</p>
        <TakeBackDecision slug={slug} chosen={[chosen]} />
      </Fold>
    </div>
  );
}

async function Latest({ facts, lead, children }: { facts: string; lead: string; children: ReactNode }) {
  const t = await getTranslations('delegations.undo');
  return (
    <div className="mt-12 max-w-document print:hidden">
      <Section title={t('title')} id="latest" lead={lead}>
        <p className="mb-4">{facts}</p>
        {children}
      </Section>
    </div>
  );
}

/** What the reader decided on registrations in the latest act, with the form that takes it back. */
export async function LatestDecided({ slug, timeZone, latest }: OnPage & { latest: LatestDecision }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.undo'), readerLocale()]);
  const [first] = latest;
  if (!first?.at || !first.decision) return null;
  const facts = t('decided', {
    count: latest.length,
    decision: first.decision,
    time: clock(first.at, locale, timeZone),
    names: named(
      latest.map(({ name }) => name),
      locale,
      t('others', { count: latest.length - MOST_NAMED }),
    ),
  });
  return (
    <Latest facts={facts} lead={t('lead')}>
      <TakeBackDecision slug={slug} chosen={latest} />
    </Latest>
  );
}

/** The same for credentials. */
export async function LatestCredentialsDecided({
  slug,
  timeZone,
  latest,
}: OnPage & { latest: LatestCredentials }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.undo'), readerLocale()]);
  const [first] = latest;
  if (!first?.at) return null;
  const facts = t('credentials', {
    count: latest.length,
    status: first.status,
    time: clock(first.at, locale, timeZone),
    names: named(
      latest.map((one) => senderName(one, locale)),
      locale,
      t('others', { count: latest.length - MOST_NAMED }),
    ),
  });
  return (
    <Latest facts={facts} lead={t('credentialsLead')}>
      <TakeBackCredentials slug={slug} chosen={latest} />
    </Latest>
  );
}

/** A form in place of a decision on credentials. */
async function TakeBackCredentials({ slug, chosen }: { slug: string; chosen: readonly DecidedRow[] }) {
  const locale = await readerLocale();
  return (
    <ActionForm
      action={withdrawCredentialsDecisionAction}
      texts={formTexts(locale)}
      id="take-credentials-back"
    >
      <Fields slug={slug} chosen={chosen} />
    </ActionForm>
  );
}

/** The same for one delegation, folded away. `status`: where its credentials go back to. */
export async function TakeBackCredentialsOne({
  slug,
  chosen: { id, version },
  status,
}: {
  slug: string;
  chosen: DecidedRow;
  status: CredentialsStatus;
}) {
  const t = await getTranslations('delegations.undo');
  return (
    <div className="mt-4">
      <Fold id="taking-credentials-back" title={t('one')}>
        <p className="mb-4">{t('credentialsBack', { status })}</p>
        <TakeBackCredentials slug={slug} chosen={[{ id, version }]} />
      </Fold>
    </div>
  );
}

/** How many are named of those on whom was decided. */
const MOST_NAMED = 10;

const named = (names: readonly string[], locale: Locale, others: string) =>
  listing([...names.slice(0, MOST_NAMED), ...(names.length > MOST_NAMED ? [others] : [])], locale);
