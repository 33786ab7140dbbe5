import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Facts } from '@/components/page/facts';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { ERASURE_DECISIONS, isWaiting, whyNotErased } from '@/domain/erasures';
import { HELD_PARTS, type HeldPart, type KeepReason } from '@/domain/held/parts';
import { HELD } from '@/domain/held/tables';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { decideErasureAction } from '../actions/erasures';
import type { getErasure } from '../queries/erasures';
import { ErasureTag } from './erasure-tag';
import { writtenDay } from './written-day';

type ErasureCase = Awaited<ReturnType<typeof getErasure>>;
type Props = { conference: { slug: string; timeZone: string }; erasure: ErasureCase; own: boolean };

/** One request with what an erasure takes away and what stays, and the decision on it. */
export async function ErasurePage({ conference, erasure, own }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.erasure'), readerLocale()]);
  const { facts, decisionReason, eraseOn } = erasure;
  const tooEarly = whyNotErased(facts, facts.today) !== null;
  return (
    <div className="grid gap-8">
      <Section title={t('of', { person: erasure.name })}>
        <Facts
          items={[
            { term: t('stateTitle'), detail: <ErasureTag state={erasure.state} /> },
            { term: t('requested'), detail: moment(erasure.requestedAt, locale, conference.timeZone) },
            ...(erasure.reason ? [{ term: t('reasonOf'), detail: erasure.reason }] : []),
            ...(decisionReason ? [{ term: t('decisionReason'), detail: decisionReason }] : []),
            ...(eraseOn ? [{ term: t('day'), detail: writtenDay(eraseOn, locale) }] : []),
          ]}
        />
      </Section>
      <Section title={t('fates')} lead={<p>{t('fatesLead')}</p>}>
        <FateTable />
      </Section>
      {isWaiting(erasure.state) && !own && (
        <Section title={t('decide')} id="decide">
          {tooEarly && (
            <Notice tone="warning" label={t('important')}>
              <p>{t('seated')}</p>
            </Notice>
          )}
          <div className="mt-4">
            <ActionForm action={decideErasureAction} texts={formTexts(locale)} id="decide-erasure">
              <Hidden name="conference" value={conference.slug} />
              <Hidden name="erasureId" value={erasure.id} />
              <Hidden name="version" value={String(erasure.version)} />
              <RadioGroup
                name="decision"
                legend={t('decision')}
                options={ERASURE_DECISIONS.map((one) => ({ value: one, label: t(`choice.${one}`) }))}
              />
              <Field name="eraseOn" type="date" label={t('eraseOnField')} hint={t('eraseOnHint')} width="m" />
              <TextArea name="reason" label={t('decisionReason')} hint={t('decisionHint')} rows={3} />
              <SubmitButton>{t('decideButton')}</SubmitButton>
            </ActionForm>
          </div>
        </Section>
      )}
    </div>
  );
}

type PartFate = { part: HeldPart; erased: boolean; kept: KeepReason[] };

/** What becomes of each sort of data, by the one description. */
function fates(): PartFate[] {
  return HELD_PARTS.map((part) => {
    const all = HELD.filter((held) => held.part === part).flatMap(({ columns }) => Object.values(columns));
    const kept = all.flatMap((fate) => (fate === 'erased' ? [] : [fate]));
    return { part, erased: all.includes('erased'), kept: part === 'acts' ? ['record'] : [...new Set(kept)] };
  });
}

async function FateTable() {
  const [t, locale] = await Promise.all([getTranslations('delegations.erasure'), readerLocale()]);
  const say = sayIn(locale);
  return (
    <DataTable
      caption={t('fates')}
      captionHidden
      stack="lines"
      rows={fates()}
      rowKey={({ part }) => part}
      columns={[
        {
          key: 'part',
          label: say('accounts.data.column.what'),
          header: true,
          cell: ({ part }) => say(`accounts.data.part.${part}.title`),
        },
        { key: 'erased', label: t('goes'), cell: ({ erased, kept }) => whatGoes(erased, kept.length > 0, t) },
        {
          key: 'kept',
          label: t('stays'),
          cell: ({ kept }) => (
            <ul>
              {kept.map((why) => (
                <li key={why}>{t(`keep.${why}`)}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

type ErasureWords = Awaited<ReturnType<typeof getTranslations<'delegations.erasure'>>>;

function whatGoes(erased: boolean, kept: boolean, t: ErasureWords): string {
  if (!erased) return t('nothing');
  return kept ? t('values') : t('everything');
}
