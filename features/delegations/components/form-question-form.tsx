import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField, CheckboxGroup } from '@/components/form/checkbox-field';
import { Fieldset } from '@/components/form/fieldset';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { canHold } from '@/domain/form-conditions';
import { daysOf, erasesOn, KEPT_FOR, keptForOf } from '@/domain/form-keeping';
import {
  FORM_READERS,
  type FormDefinition,
  type FormKind,
  type FormOption,
  hasOptions,
  MOST_OPTIONS,
  REASKS,
} from '@/domain/form-questions';
import { pick } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { localDay } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { addFormQuestionAction, editFormQuestionAction } from '../actions/form-questions';
import type { AskedQuestion, OpenedQuestion } from '../queries/form-questions';
import { closedChoices } from './condition-words';
import { RetireForm } from './form-questions-desk';
import { keptTime, keptWords } from './kept-words';
import { writtenDay } from './written-day';

type QuestionedConference = { slug: string; endsOn: string | null; timeZone: string } & WorkingLanguages;

/** How many places for what is offered stand open; the others are behind a title. */
const OPEN_PLACES = 4;

/** A question of one kind, to be added. */
export async function NewFormQuestion({
  conference,
  kind,
  before,
}: {
  conference: QuestionedConference;
  kind: FormKind;
  before: readonly AskedQuestion[];
}) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  return (
    <Section title={t('newTitle', { kind: t(`kind.${kind}`) })} lead={<BackToList slug={conference.slug} />}>
      <ActionForm action={addFormQuestionAction} texts={formTexts(locale)} id="add-question">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="kind" value={kind} />
        <DefinitionFields conference={conference} kind={kind} before={before} />
        <SubmitButton>{t('add')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

/** A question as it is asked now, to be asked otherwise, with who must answer again; then the way to ask it no more. */
export async function FormQuestionPage({
  conference,
  question,
}: {
  conference: QuestionedConference;
  question: OpenedQuestion;
}) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const { slug } = conference;
  return (
    <>
      <Section title={t('editTitle')} lead={<BackToList slug={slug} />}>
        <ActionForm action={editFormQuestionAction} texts={formTexts(locale)} id="edit-question">
          <Hidden name="conference" value={slug} />
          <Hidden name="questionId" value={question.id} />
          <Hidden name="version" value={question.version} />
          <DefinitionFields
            conference={conference}
            kind={question.kind}
            before={question.before}
            definition={question}
          />
          <RadioGroup
            name="reask"
            legend={t('reask.legend', { count: question.answered })}
            options={REASKS.map((value) => ({
              value,
              label: t(`reask.${value}`),
              hint: t(`reask.${value}Hint`),
            }))}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Section>
      {question.named.length > 0 && (
        <Section title={t('againTitle')} id="again" lead={t('mustAgain', { count: question.again })}>
          <ul className="grid gap-1">
            {question.named.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/${locale}/${slug}/accreditation/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <RetireForm slug={slug} question={question} />
    </>
  );
}

async function BackToList({ slug }: { slug: string }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  return <Link href={`/${locale}/${slug}/settings/questions`}>{t('back')}</Link>;
}

type FieldsProps = {
  conference: QuestionedConference;
  kind: FormKind;
  /** what is asked before it */
  before: readonly AskedQuestion[];
  definition?: AskedQuestion;
};

/** The words of a question, what it offers, whom its answer is for, and of whom it is asked. */
async function DefinitionFields({ conference, kind, before, definition }: FieldsProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const languages = workingLanguagesFor(locale, conference);
  const isConsent = kind === 'consent';
  return (
    <>
      <LocalTextFields
        name="label"
        legend={t(isConsent ? 'consent' : 'label')}
        hint={t(isConsent ? 'consentHint' : 'labelHint')}
        languages={languages}
        defaultValue={definition?.label}
      />
      <LocalTextFields
        name="hint"
        legend={t('hint')}
        hint={t('hintHint')}
        languages={languages}
        defaultValue={definition?.hint ?? undefined}
      />
      {hasOptions(kind) && <OptionPlaces conference={conference} options={definition?.options ?? []} />}
      <CheckboxField
        name="required"
        label={t(isConsent ? 'consentRequired' : 'required')}
        hint={t('requiredHint')}
        defaultChecked={definition?.required}
      />
      <RadioGroup
        name="readers"
        legend={t('readersLegend')}
        hint={t('readersHint')}
        options={FORM_READERS.map((value) => ({ value, label: t(`readers.${value}`) }))}
        defaultValue={definition?.readers ?? 'organizers'}
      />
      <KeptFields conference={conference} before={before} definition={definition} />
      <ConditionFields conference={conference} before={before} condition={definition?.condition ?? null} />
    </>
  );
}

type KeptProps = Pick<FieldsProps, 'conference' | 'before' | 'definition'>;

/** How long the answers are kept, each with the day that follows from the dates of the conference and from what it hangs on. */
async function KeptFields({ conference, before, definition }: KeptProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form.kept'), readerLocale()]);
  const { endsOn, timeZone } = conference;
  const setOn = localDay(new Date(), timeZone);
  const stands = keptForOf(definition?.keptDays ?? null);
  return (
    <RadioGroup
      name="keptFor"
      legend={t('legend')}
      hint={t(definition ? 'changeHint' : 'hint')}
      options={KEPT_FOR.map((value) => {
        const days = daysOf(value);
        const own =
          definition && value === stands ? definition.wouldEraseOn : erasesOn({ days, setOn }, endsOn);
        const period = {
          id: '',
          condition: definition?.condition ?? null,
          keptDays: days,
          wouldEraseOn: own,
        };
        const { keptDays, until } = keptTime(period, before);
        const isShorter = keptDays !== days;
        return {
          value,
          label: days === null ? t('record') : t('days', { days }),
          hint: until
            ? t('on', { day: writtenDay(until, locale) })
            : isShorter
              ? keptWords({ keptDays, until, endsOn }, locale)
              : undefined,
        };
      })}
      defaultValue={stands}
    />
  );
}

type ConditionProps = Pick<FieldsProps, 'conference' | 'before'> & Pick<FormDefinition, 'condition'>;

/** With which answers to another question it is asked; folded away while it is asked of everybody. */
async function ConditionFields({ conference, before, condition }: ConditionProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const reader = { locale, original: conference.originalLanguage };
  const holding = canHold(before);
  if (holding.length === 0) return null;
  const fields = (
    <Fieldset legend={t('condition')} hint={t('conditionHint')}>
      {holding.map((question) => (
        <CheckboxGroup
          key={question.id}
          name={`condition.${question.id}`}
          legend={pick(question.label, reader.locale, reader.original)}
          options={closedChoices(question, reader)}
          defaultValue={condition?.questionId === question.id ? [...condition.answers] : []}
        />
      ))}
    </Fieldset>
  );
  return condition ? (
    fields
  ) : (
    <Fold title={t('conditionTitle')} inset>
      {fields}
    </Fold>
  );
}

type PlacesProps = { conference: QuestionedConference; options: readonly FormOption[] };

/** A place for each thing that can be chosen, the filled ones first; those that nobody needs yet are folded away. */
async function OptionPlaces({ conference, options }: PlacesProps) {
  const t = await getTranslations('delegations.form');
  const open = Math.min(MOST_OPTIONS, Math.max(OPEN_PLACES, options.length + 1));
  const places = Array.from({ length: MOST_OPTIONS }, (_, at) => (
    // Its place names an empty one, as it has no id yet.
    <OptionPlace
      key={options[at]?.id ?? `place-${at}`}
      conference={conference}
      at={at}
      option={options[at]}
    />
  ));
  return (
    <>
      {places.slice(0, open)}
      {open < MOST_OPTIONS && (
        <Fold title={t('moreOptions')} inset>
          {places.slice(open)}
        </Fold>
      )}
    </>
  );
}

type PlaceProps = { conference: QuestionedConference; at: number; option: FormOption | undefined };

async function OptionPlace({ conference, at, option }: PlaceProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  return (
    <>
      {option && <Hidden name={`options.${at}.id`} value={option.id} />}
      <LocalTextFields
        name={`options.${at}.label`}
        legend={t('option', { number: at + 1 })}
        hint={option && t('optionHint')}
        languages={workingLanguagesFor(locale, conference)}
        defaultValue={option?.label}
      />
    </>
  );
}
