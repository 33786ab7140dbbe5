import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { InLanguage } from '@/components/page/in-language';
import { CALL_SECONDS } from '@/domain/consensus-calls';
import { pick } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import {
  addObjectionAction,
  adoptOutcomeAction,
  openConsensusCallAction,
  recordReservationAction,
  withdrawConsensusCallAction,
  withdrawObjectionAction,
} from '../actions';
import type { OpenCall, SessionCall } from '../queries/session-call';
import { CallClock } from './call-clock';

type Calling = NonNullable<SessionCall['calling']>;
type Props = {
  slug: string;
  sessionId: string;
  call: SessionCall & { calling: Calling };
  /** what becomes of a declaration, where a second person is needed */
  note?: ReactNode;
};

/** Where the chair calls for objections: the question with its clock, who objects, and the acts that the rules allow next. */
export async function CallDesk({ slug, sessionId, call, note }: Props) {
  const t = await getTranslations('outcomes.calls');
  const { open, calling } = call;
  if (!open && calling.texts.length === 0) return null;
  return (
    <section className="mb-8 border border-border bg-surface p-5" aria-labelledby="call-for-objections">
      <h2 id="call-for-objections" className="text-dense leading-normal text-muted">
        {t('title')}
      </h2>
      {open ? (
        <OpenDesk slug={slug} open={open} calling={calling} now={call.now} note={note} />
      ) : (
        <OpenForm slug={slug} sessionId={sessionId} calling={calling} />
      )}
    </section>
  );
}

type OpenFormProps = { slug: string; sessionId: string; calling: Calling };

/** One text or a choice among them, and for how long. */
async function OpenForm({ slug, sessionId, calling }: OpenFormProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.calls'), readerLocale()]);
  const { least, most } = CALL_SECONDS;
  const nameOf = (text: Calling['texts'][number]) =>
    `${nameOfOutcome(text, locale)} · ${pick(text.title, locale, calling.originalLanguage)}`;
  return (
    <ActionForm action={openConsensusCallAction} texts={formTexts(locale)} id="open-call" className="mt-2">
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
      <SelectField
        name="text"
        label={t('text')}
        empty={t('chooseText')}
        width="full"
        options={calling.texts.map((text) => ({
          value: `${text.number}-${text.version}`,
          label: nameOf(text),
        }))}
        defaultValue={
          calling.texts.length === 1
            ? calling.texts.map(({ number, version }) => `${number}-${version}`)[0]
            : undefined
        }
      />
      <Field
        name="seconds"
        type="number"
        label={t('seconds')}
        hint={t('secondsHint', { least, most, usual: calling.seconds })}
        min={least}
        max={most}
        defaultValue={String(calling.seconds)}
        width="xs"
      />
      <SubmitButton variant="secondary" size="l">
        {t('open')}
      </SubmitButton>
    </ActionForm>
  );
}

type OpenDeskProps = { slug: string; open: OpenCall; calling: Calling; now: Date; note?: ReactNode };

async function OpenDesk({ slug, open, calling, now, note }: OpenDeskProps) {
  const [t, outcomes, locale] = await Promise.all([
    getTranslations('outcomes.calls'),
    getTranslations('outcomes'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const where = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={open.number} />
    </>
  );
  const members = sorted(calling.members, locale, ({ countryCode }) => countrySortKey(countryCode, locale));
  const optionsWithout = (taken: readonly { delegationId: string }[]) =>
    members
      .filter(({ id }) => !taken.some(({ delegationId }) => delegationId === id))
      .map(({ id, countryCode }) => ({ value: id, label: countryName(countryCode, locale) }));
  return (
    <>
      <CalledText open={open} now={now} />
      <p className="measure mt-3">{t(`stage.${open.stage}`)}</p>
      <h3 className="mt-4">{t('objections')}</h3>
      {open.objections.length === 0 && <p className="text-muted">{t('noObjections')}</p>}
      <ul>
        {open.objections.map(({ id, countryCode, source }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-hairline py-2">
            <span className="font-semibold">{countryName(countryCode, locale)}</span>
            {source === 'chair' && <span className="text-dense text-muted">{t('heard')}</span>}
            <ActionForm action={withdrawObjectionAction} texts={texts} id={`object-${id}`} className="m-0!">
              {where}
              <Hidden name="objectionId" value={id} />
              <SubmitButton variant="quiet">
                {t('withdrawObjection', { sender: countryName(countryCode, locale) })}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      {open.reserved.length > 0 && (
        <>
          <h3 className="mt-4">{outcomes('reservations')}</h3>
          <ul>
            {open.reserved.map(({ delegationId, countryCode, text }) => (
              <li key={delegationId} className="border-b border-hairline py-2">
                <span className="font-semibold">{countryName(countryCode, locale)}</span>
                <p dir="auto" className="font-serif">
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {open.stage === 'declarable' && (
        <div className="mt-4">
          {note}
          <ActionForm action={adoptOutcomeAction} texts={texts} id="declare" className="[&_button]:w-full">
            {where}
            <Hidden name="version" value={open.version} />
            <Hidden name="call" value={open.call} />
            <SubmitButton size="l">{t('declare')}</SubmitButton>
          </ActionForm>
        </div>
      )}
      <Fold id="hear-objection" title={t('hear')} inset>
        <ActionForm action={addObjectionAction} texts={texts} id="hear-objection-form" resetOnOk>
          {where}
          <Hidden name="call" value={open.call} />
          <SelectField
            name="delegationId"
            label={outcomes('reserveDelegation')}
            empty={outcomes('chooseDelegation')}
            options={optionsWithout(open.objections)}
          />
          <SubmitButton variant="secondary">{t('addHeard')}</SubmitButton>
        </ActionForm>
      </Fold>
      <Fold id="hear-reservation" title={t('hearReservation')} inset>
        <ActionForm action={recordReservationAction} texts={texts} id="reserve-heard" resetOnOk>
          {where}
          <SelectField
            name="delegationId"
            label={outcomes('reserveDelegation')}
            empty={outcomes('chooseDelegation')}
            options={optionsWithout(open.reserved)}
          />
          <TextArea name="text" label={outcomes('reserveText')} rows={3} serif />
          <SubmitButton variant="secondary">{outcomes('reserve')}</SubmitButton>
        </ActionForm>
      </Fold>
      <Fold id="end-call" title={t('withdrawTitle')} inset>
        <ActionForm action={withdrawConsensusCallAction} texts={texts} id="withdraw-call">
          {where}
          <Hidden name="call" value={open.call} />
          <TextArea {...reasonField(locale)} />
          <SubmitButton variant="secondary">{t('withdraw')}</SubmitButton>
        </ActionForm>
        <ButtonLink variant="quiet" href={`/${locale}/${slug}/outcomes/${open.number}/edit#decide`}>
          {t('decideOtherwise')}
        </ButtonLink>
      </Fold>
    </>
  );
}

/** The question, the text that it is put on, and the clock. */
export async function CalledText({ open, now }: { open: OpenCall; now: Date }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.calls'), readerLocale()]);
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6">
      <div className="min-w-0">
        <p className="text-h2 font-semibold">{t('ask')}</p>
        <p>
          <bdi>{nameOfOutcome(open, locale)}</bdi>
          {' · '}
          <InLanguage {...shownText(open.title, locale, open.originalLanguage)} />
        </p>
      </div>
      <p className="text-h2">
        <CallClock dueAt={open.dueAt} now={now} />
      </p>
    </div>
  );
}
