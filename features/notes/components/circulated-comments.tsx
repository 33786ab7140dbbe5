import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { FactLine } from '@/components/page/lines';
import { TagWord } from '@/components/page/tag-word';
import { ANSWER_MAX, COMMENT_ENDS, COMMENT_MAX } from '@/domain/circulation';
import { senderName } from '@/features/delegations/queries/places';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { characterCount, formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import {
  addCommentAction,
  correctCommentAction,
  settleCommentAction,
  withdrawCommentAction,
} from '../actions/circulation';
import type { CirculatedParagraph, NotesComment } from '../queries/circulation';

const SUMMARY = 'inline-flex min-h-6 items-center text-accent hover:underline';

type CommentsProps = {
  conference: { slug: string; timeZone: string };
  circulationId: string;
  paragraph: CirculatedParagraph;
  voices: readonly SpeakingDelegation[];
  maySettle: boolean;
};

/** What delegations comment on a paragraph, and where the next comment is made. */
export async function Comments(props: CommentsProps) {
  const { conference, circulationId, paragraph, voices, maySettle } = props;
  const [t, locale] = await Promise.all([getTranslations('notes.comment'), readerLocale()]);
  const number = itemLabel(paragraph.number, locale);
  const senders = voices.map((one) => ({ value: one.id, label: senderName(one, locale) }));
  const [first] = voices;
  return (
    <>
      {paragraph.comments.length > 0 && (
        <ul
          className="mt-3 grid gap-3 border-s-2 border-hairline ps-4 font-sans text-dense"
          aria-label={t('on', { number })}
        >
          {paragraph.comments.map((comment) => (
            <li key={comment.id}>
              <Comment conference={conference} comment={comment} maySettle={maySettle} />
            </li>
          ))}
        </ul>
      )}
      {first && (
        <details className="font-sans text-dense print:hidden">
          <summary className={SUMMARY}>{t('add', { number })}</summary>
          <ActionForm
            action={addCommentAction}
            texts={formTexts(locale)}
            id={`comment-${paragraph.id}`}
            className="mt-2"
            resetOnOk
          >
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="circulationId" value={circulationId} />
            <Hidden name="paragraphId" value={paragraph.id} />
            {senders.length > 1 ? (
              <SelectField name="delegationId" label={t('delegation')} options={senders} />
            ) : (
              <Hidden name="delegationId" value={first.id} />
            )}
            <TextArea name="text" label={t('text')} rows={3} count={characterCount(locale, COMMENT_MAX)} />
            <SubmitButton variant="secondary" size="s">
              {t('submit', { number })}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </>
  );
}

type CommentProps = {
  conference: { slug: string; timeZone: string };
  comment: NotesComment;
  maySettle: boolean;
};

async function Comment({ conference, comment, maySettle }: CommentProps) {
  const [t, locale] = await Promise.all([getTranslations('notes.comment'), readerLocale()]);
  const { delegation, text, commentedAt, end, answer, mayChange } = comment;
  return (
    <>
      <FactLine
        facts={[
          <bdi key="by" className="font-semibold">
            {senderName(delegation, locale)}
          </bdi>,
          moment(commentedAt, locale, conference.timeZone),
        ]}
      />
      <p dir="auto" className="whitespace-pre-line">
        {text}
      </p>
      {end && (
        <p>
          <TagWord
            tone={end === 'takenUp' ? 'positive' : 'quiet'}
            mark={end === 'takenUp' ? 'check' : 'dash'}
          >
            {t(`end.${end}`)}
          </TagWord>
        </p>
      )}
      {answer && (
        <p className="whitespace-pre-line text-muted">
          {t.rich('answered', { answer: () => <bdi>{answer}</bdi> })}
        </p>
      )}
      {mayChange && <ChangeForms slug={conference.slug} comment={comment} />}
      {maySettle && <SettleForm slug={conference.slug} comment={comment} />}
    </>
  );
}

function Looked({ slug, comment }: { slug: string; comment: NotesComment }) {
  return (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="commentId" value={comment.id} />
      <Hidden name="version" value={comment.version} />
    </>
  );
}

/** Where a delegation corrects its comment, or takes it back. */
async function ChangeForms({ slug, comment }: { slug: string; comment: NotesComment }) {
  const [t, locale] = await Promise.all([getTranslations('notes.comment'), readerLocale()]);
  return (
    <details className="print:hidden">
      <summary className={SUMMARY}>{t('change')}</summary>
      <ActionForm
        action={correctCommentAction}
        texts={formTexts(locale)}
        id={`correct-${comment.id}`}
        className="mt-2"
      >
        <Looked slug={slug} comment={comment} />
        <TextArea
          name="text"
          label={t('text')}
          rows={3}
          defaultValue={comment.text}
          count={characterCount(locale, COMMENT_MAX)}
        />
        <SubmitButton variant="secondary" size="s">
          {t('correct')}
        </SubmitButton>
      </ActionForm>
      <ActionForm
        action={withdrawCommentAction}
        texts={formTexts(locale)}
        id={`withdraw-${comment.id}`}
        className="mt-2"
      >
        <Looked slug={slug} comment={comment} />
        <SubmitButton variant="danger" size="s">
          {t('withdraw')}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

/** Where who keeps the notes says what became of a comment. */
async function SettleForm({ slug, comment }: { slug: string; comment: NotesComment }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('notes.comment'),
    getTranslations('common'),
    readerLocale(),
  ]);
  return (
    <details className="print:hidden">
      <summary className={SUMMARY}>{t(comment.end ? 'settleAnew' : 'settle')}</summary>
      <ActionForm
        action={settleCommentAction}
        texts={formTexts(locale)}
        id={`settle-${comment.id}`}
        className="mt-2"
      >
        <Looked slug={slug} comment={comment} />
        <RadioGroup
          name="end"
          legend={t('became')}
          options={COMMENT_ENDS.map((value) => ({ value, label: t(`end.${value}`) }))}
          defaultValue={comment.end ?? undefined}
        />
        <TextArea
          name="answer"
          label={t('answer')}
          hint={t('answerHint')}
          rows={2}
          optional={common('optional')}
          defaultValue={comment.answer ?? ''}
          count={characterCount(locale, ANSWER_MAX)}
        />
        <SubmitButton variant="secondary" size="s">
          {t('save')}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
