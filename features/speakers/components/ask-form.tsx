import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { FLOOR_KINDS, type FloorKind, whyNotAsked } from '@/domain/speakers';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { addFloorRequestAction } from '../actions';
import type { Speakers } from '../queries/speakers';

type Props = { slug: string; sessionId: string; speakers: Speakers; own: NonNullable<Speakers['own']> };

/** A statement first: it is what most ask for. */
const OFFERED: readonly FloorKind[] = ['statement', ...FLOOR_KINDS.filter((kind) => kind !== 'statement')];

/** Where a delegate asks for the floor, on a phone. */
export async function AskForm({ slug, sessionId, speakers, own }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const mine = speakers.waiting.filter(({ delegationId }) => delegationId === own.delegationId);
  const state = { closed: speakers.closedAt !== null, waiting: mine.map(({ kind }) => kind) };
  const offered = OFFERED.filter((kind) => whyNotAsked(kind, state) === null);
  if (!own.accredited) return <p className="mt-4 text-dense text-muted">{t('notAccredited')}</p>;
  if (offered.length === 0) return null;
  return (
    <ActionForm
      action={addFloorRequestAction}
      texts={formTexts(locale)}
      id="ask-floor"
      className="mt-6"
      resetOnOk
    >
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
      <Hidden name="delegationId" value={own.delegationId} />
      {/* What can be asked for changes with the list; the choice begins anew with it. */}
      <RadioGroup
        key={offered.join()}
        name="kind"
        legend={t('askFor')}
        options={offered.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        defaultValue={offered.find((kind) => kind === 'statement')}
      />
      <Field name="speaker" label={t('speaker')} hint={t('speakerHint')} defaultValue={own.speaker} />
      <SubmitButton size="l">{t('ask')}</SubmitButton>
    </ActionForm>
  );
}
