import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/page/section';
import { SummaryList, type SummaryRow } from '@/components/page/summary-list';
import { TagWord } from '@/components/page/tag-word';
import { canBeTakenBack, isEnded } from '@/domain/form-answers';
import type { FormKind } from '@/domain/form-questions';
import { type Locale, pick } from '@/domain/local-text';
import { answerWords } from '@/platform/i18n/answer-words';
import { readerLocale } from '@/platform/i18n/reader';
import type { ShownFormLine } from '../queries/form-questions';
import { answerErasesOn } from './kept-words';
import { writtenDay } from './written-day';

/** Answers that run from left to right in every language. */
const LEFT_TO_RIGHT: readonly FormKind[] = ['phone', 'email'];

type Props = {
  lines: readonly ShownFormLine[];
  conference: { originalLanguage: Locale; timeZone: string };
  level: 2 | 3;
  /** where they are changed */
  change?: string;
  /** where somebody else changes them: a consent is its person's alone */
  onBehalf?: boolean;
  /** where its person takes a consent back, once the other answers cannot be changed any more */
  takeBack?: string;
};

/** What the questions of a conference were answered, as far as the reader may know, and what is still to be. */
export async function FormAnswers({ lines: all, conference, level, change, onBehalf, takeBack }: Props) {
  const [t, reg, common, locale] = await Promise.all([
    getTranslations('delegations.form'),
    getTranslations('delegations.reg'),
    getTranslations('common.action'),
    readerLocale(),
  ]);
  const lines = all.filter(({ isAsked }) => isAsked);
  const isKept = all.some(({ isAsked, answer }) => !isAsked && answer !== null);
  if (lines.length === 0) return null;
  const { originalLanguage: original, timeZone } = conference;
  const shown = (line: ShownFormLine): ReactNode => {
    const { options } = line.former ?? line;
    const words = answerWords({ ...line, options }, { locale, original, timeZone });
    const until = line.answer && answerErasesOn(line, all);
    return (
      <>
        {line.erasedAt ? (
          <span className="text-muted">{words}</span>
        ) : words ? (
          <bdi dir={LEFT_TO_RIGHT.includes(line.kind) ? 'ltr' : 'auto'} className="whitespace-pre-line">
            {words}
          </bdi>
        ) : (
          <span className="text-muted">{reg(line.kind === 'consent' ? 'notGiven' : 'notAnswered')}</span>
        )}
        {line.again && (
          <span className="ms-3">
            <TagWord tone="pending" mark="clock">
              {t('again')}
            </TagWord>
          </span>
        )}
        {until && (
          <span className="block text-dense text-muted">
            {t('kept.until', { day: writtenDay(until, locale) })}
          </span>
        )}
        {line.retired && <span className="block text-dense text-muted">{t('retired')}</span>}
      </>
    );
  };
  const linkOf = (line: ShownFormLine, about: string): SummaryRow['change'] => {
    const isConsent = line.kind === 'consent';
    if (change && !isEnded(line) && !(onBehalf && isConsent))
      return { label: common('change'), href: change, about };
    return takeBack && canBeTakenBack(line) ? { label: reg('takeBack'), href: takeBack, about } : undefined;
  };
  return (
    <Section title={t('section')} level={level} id="questions">
      <SummaryList
        rows={lines.map((line) => {
          // What was agreed to is what was read then.
          const label =
            line.retired || line.kind === 'consent' ? (line.former?.label ?? line.label) : line.label;
          const key = pick(label, locale, original);
          return { key, value: shown(line), change: linkOf(line, key) };
        })}
      />
      {isKept && <p className="mt-3 text-dense text-muted">{t('unaskedKept')}</p>}
    </Section>
  );
}
