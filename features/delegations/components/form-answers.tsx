import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { TagWord } from '@/components/page/tag-word';
import { hasOptions } from '@/domain/form-questions';
import { type Locale, pick } from '@/domain/local-text';
import { dayInFull, listing, number } from '@/platform/i18n/format';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { AnswerOfPerson, ShownFormLine } from '../queries/form-questions';

/** An answer in words, by what the question offered when it was given; empty where there is none. */
export function answerWords(line: AnswerOfPerson, say: Say, locale: Locale, original: Locale): string {
  const [text = ''] = line.answer ?? [];
  if (!text) return '';
  if (hasOptions(line.kind)) {
    const { options } = line.former ?? line;
    const chosen = options.filter(({ id }) => line.answer?.includes(id));
    return listing(
      chosen.map(({ label }) => pick(label, locale, original)),
      locale,
    );
  }
  switch (line.kind) {
    case 'yesNo':
      return say(text === 'yes' ? 'delegations.form.answer.yes' : 'delegations.form.answer.no');
    case 'date':
      return dayInFull(text, locale);
    case 'number':
      return number(Number(text), locale);
    default:
      return text;
  }
}

type Props = {
  lines: readonly ShownFormLine[];
  originalLanguage: Locale;
  level: 2 | 3;
  /** where they are changed */
  change?: string;
};

/** What the questions of a conference were answered, as far as the reader may know, and what is still to be. */
export async function FormAnswers({ lines, originalLanguage, level, change }: Props) {
  const [t, reg, common, locale] = await Promise.all([
    getTranslations('delegations.form'),
    getTranslations('delegations.reg'),
    getTranslations('common.action'),
    readerLocale(),
  ]);
  if (lines.length === 0) return null;
  const say = sayIn(locale);
  const shown = (line: ShownFormLine): ReactNode => {
    const words = answerWords(line, say, locale, originalLanguage);
    return (
      <>
        {words ? (
          <span dir="auto" className="whitespace-pre-line">
            {words}
          </span>
        ) : (
          <span className="text-muted">{reg('notAnswered')}</span>
        )}
        {line.again && (
          <span className="ms-3">
            <TagWord tone="pending" mark="clock">
              {t('again')}
            </TagWord>
          </span>
        )}
        {line.retired && <span className="block text-dense text-muted">{t('retired')}</span>}
      </>
    );
  };
  return (
    <Section title={t('section')} level={level} id="questions">
      <SummaryList
        rows={lines.map((line) => {
          const key = pick(
            line.retired ? (line.former?.label ?? line.label) : line.label,
            locale,
            originalLanguage,
          );
          return {
            key,
            value: shown(line),
            change:
              change && !line.retired ? { label: common('change'), href: change, about: key } : undefined,
          };
        })}
      />
    </Section>
  );
}
