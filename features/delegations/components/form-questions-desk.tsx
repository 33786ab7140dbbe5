import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { InLanguage } from '@/components/page/in-language';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { FORM_KINDS, MOST_FORM_QUESTIONS } from '@/domain/form-questions';
import { type Locale, pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import { moveFormQuestionAction, retireFormQuestionAction } from '../actions/form-questions';
import { type AskedQuestion, orderVersionOf } from '../queries/form-questions';
import { conditionWords } from './condition-words';
import { keptTime, keptWords } from './kept-words';

type FormDeskConference = {
  slug: string;
  originalLanguage: Locale;
  endsOn: string | null;
  closedAt: Date | null;
};
type Props = { conference: FormDeskConference; questions: readonly AskedQuestion[] };

const ALSO = 'mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-2';

/** What a conference asks of those who register beside the house, in its order, and what it asked before. */
export async function FormQuestionsDesk({ conference, questions }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/settings/questions`;
  const current = questions.filter(({ retiredAt }) => !retiredAt);
  const retired = questions.filter(({ retiredAt }) => retiredAt);
  const closed = conference.closedAt !== null;
  const full = current.length >= MOST_FORM_QUESTIONS;
  return (
    <>
      <Section title={t('title')} lead={t('lead', { most: MOST_FORM_QUESTIONS })}>
        {current.length === 0 && <p className="text-muted">{t('none')}</p>}
        <ol>
          {current.map((question, index) => (
            <li key={question.id} className="border-b border-hairline py-3">
              <AskedLine conference={conference} question={question} questions={questions} />
              {!closed && (
                <div className={ALSO}>
                  <Link href={`${here}/${question.id}`}>
                    {t('edit')}
                    <span className="sr-only">
                      {' '}
                      {pick(question.label, locale, conference.originalLanguage)}
                    </span>
                  </Link>
                  <MoveForm conference={conference} questions={current} index={index} />
                </div>
              )}
            </li>
          ))}
        </ol>
      </Section>
      {closed && (
        <div className="mt-6">
          <Notice tone="info" label={t('note')}>
            <p>{t('closed')}</p>
          </Notice>
        </div>
      )}
      {!closed && (
        <Section title={t('addTitle')} id="add" lead={full ? t('full') : t('addLead')}>
          {!full && (
            <ButtonRow>
              {FORM_KINDS.map((kind) => (
                <ButtonLink key={kind} variant="secondary" href={`${here}/new?kind=${kind}`}>
                  {t(`kind.${kind}`)}
                </ButtonLink>
              ))}
            </ButtonRow>
          )}
        </Section>
      )}
      {retired.length > 0 && (
        <Section title={t('retiredTitle')} id="retired" lead={t('retiredLead')}>
          <ul>
            {retired.map((question) => (
              <li key={question.id} className="border-b border-hairline py-3">
                <AskedLine conference={conference} question={question} questions={questions} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** A question with how it is answered, who reads it, and how far it is answered. */
async function AskedLine({
  conference,
  question,
  questions,
}: {
  conference: FormDeskConference;
  question: AskedQuestion;
  questions: readonly AskedQuestion[];
}) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const original = conference.originalLanguage;
  const when = conditionWords(question.condition, questions, { locale, original });
  const facts = [
    t(`kind.${question.kind}`),
    t(question.required ? 'isRequired' : 'isOptional'),
    t(`readers.${question.readers}`),
    ...(question.answered > 0 || question.erased === 0 ? [t('answered', { count: question.answered })] : []),
    ...(question.erased > 0 ? [t('erasedCount', { count: question.erased })] : []),
    ...(question.again > 0 && !question.retiredAt ? [t('mustAgain', { count: question.again })] : []),
  ];
  return (
    <>
      <p className="font-semibold">
        <InLanguage {...markedText(question.label, locale, original)} />
      </p>
      {when && <p className="text-dense">{when}</p>}
      <p className="text-dense">
        {keptWords({ ...keptTime(question, questions), endsOn: conference.endsOn }, locale)}
      </p>
      <ul className="flex flex-wrap gap-x-5 text-dense text-muted">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </>
  );
}

type MoveProps = { conference: FormDeskConference; questions: readonly AskedQuestion[]; index: number };

async function MoveForm({ conference, questions, index }: MoveProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  const question = questions[index];
  const last = questions.length - 1;
  if (!question || last === 0) return null;
  const label = pick(question.label, locale, conference.originalLanguage);
  return (
    <ActionForm
      action={moveFormQuestionAction}
      texts={formTexts(locale)}
      id={`move-question-${question.id}`}
      className="flex flex-wrap gap-x-4 *:m-0!"
    >
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="questionId" value={question.id} />
      <Hidden name="orderVersion" value={orderVersionOf(questions)} />
      {(['up', 'down'] as const)
        .filter((direction) => index !== (direction === 'up' ? 0 : last))
        .map((direction) => (
          <SubmitButton key={direction} variant="quiet" size="s" name="direction" value={direction}>
            {t(`move.${direction}`, { question: label })}
          </SubmitButton>
        ))}
    </ActionForm>
  );
}

/** The form that asks a question no more; its answers stay. */
export async function RetireForm({ slug, question }: { slug: string; question: AskedQuestion }) {
  const [t, locale] = await Promise.all([getTranslations('delegations.form'), readerLocale()]);
  return (
    <Section title={t('retireTitle')} id="retire" lead={t('retireLead', { count: question.answered })}>
      <ActionForm action={retireFormQuestionAction} texts={formTexts(locale)} id="retire-question">
        <Hidden name="conference" value={slug} />
        <Hidden name="questionId" value={question.id} />
        <Hidden name="version" value={question.version} />
        <SubmitButton variant="danger">{t('retire')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
