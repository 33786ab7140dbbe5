import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/page/section';
import { SummaryList, type SummaryRow } from '@/components/page/summary-list';
import {
  type AnswerSection,
  isQuestion,
  QUESTIONS,
  type Question,
  type TextQuestion,
} from '@/domain/questions';
import { dayAndClock, languageName, listing, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Answers as Given } from '../queries/registration';
import { Photo } from './photo';

type Props = {
  answers: Given;
  timeZone: string;
  /** the page says by itself in which zone its times are */
  zoneNamed?: boolean;
  /** the address of the photo, where there is one */
  photo: string | null;
  photoAlt: string;
  /** where each part is changed; left out, the answers can be read only */
  change?: Partial<Record<AnswerSection, string>>;
  /** what the reader may not see; it is said that it is so */
  hidden?: readonly Question[];
  /** of the headings of its parts */
  level: 2 | 3;
};

const SUBJECTS = ['personal', 'consents'] as const;
type AnswerSubject = (typeof SUBJECTS)[number];
/** Under which heading the answers of each part of the form are read. */
const SUBJECT_OF: Record<AnswerSection, AnswerSubject> = {
  person: 'personal',
  photo: 'personal',
  consents: 'consents',
};

const asTyped = (text: string) => (
  <span dir="auto" className="whitespace-pre-line">
    {text}
  </span>
);

type TextKind = (typeof QUESTIONS)[TextQuestion]['kind'];

/** How a text is drawn, by the kind of its question. */
const TEXTS: Record<TextKind, (text: string) => ReactNode> = {
  line: asTyped,
  latinName: asTyped,
  phone: (text) => <bdi dir="ltr">{text}</bdi>,
  prose: asTyped,
};

const ALL = Object.keys(QUESTIONS) as Question[];

/** When each consent was given, or taken back. */
export const consentTimes = (answers: Given): (Date | null)[] =>
  ALL.flatMap((question) =>
    isQuestion('consent', question) ? [answers[`${question}At`], answers[`${question}WithdrawnAt`]] : [],
  );

/** Every answer of a registration, to be checked or read. */
export async function Answers(props: Props) {
  const { answers, timeZone, zoneNamed, photo, photoAlt, change, hidden = [], level } = props;
  const [t, acc, common, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('delegations.acc'),
    getTranslations('common.action'),
    readerLocale(),
  ]);
  const when = zoneNamed ? dayAndClock : moment;
  const not = (text: string) => <span className="text-muted">{text}</span>;
  const drawn = (text: string | null, kind: TextKind) => (text ? TEXTS[kind](text) : not(t('notAnswered')));
  const consentLine = (at: Date | null, withdrawnAt: Date | null) => {
    if (at) return t('given', { time: when(at, locale, timeZone) });
    return withdrawnAt ? t('takenBackAt', { time: when(withdrawnAt, locale, timeZone) }) : t('notGiven');
  };
  const shown = (question: Question): SummaryRow['value'] => {
    if (hidden.includes(question)) return acc('hiddenNeeds');
    if (isQuestion('photo', question))
      return photo ? <Photo src={photo} alt={photoAlt} /> : not(t('noPhoto'));
    if (isQuestion('consent', question))
      return consentLine(answers[`${question}At`], answers[`${question}WithdrawnAt`]);
    if (isQuestion('languages', question)) {
      const names = answers[question].map((code) => languageName(code, locale));
      return drawn(listing(names, locale), 'line');
    }
    return drawn(answers[question], QUESTIONS[question].kind);
  };
  const row = (question: Question): SummaryRow => {
    const key = question === 'photo' ? t('task.photo') : t(question);
    const href = change?.[QUESTIONS[question].section];
    return {
      key,
      value: shown(question),
      change: href ? { label: common('change'), href, about: key } : undefined,
    };
  };
  const under = (subject: AnswerSubject) =>
    ALL.filter((name) => SUBJECT_OF[QUESTIONS[name].section] === subject);
  return (
    <div>
      {SUBJECTS.map((subject) => (
        <Section key={subject} level={level} title={t(`task.${subject}`)}>
          <SummaryList
            rows={under(subject).map(row)}
            look={subject === 'consents' ? 'sentences' : 'answers'}
          />
        </Section>
      ))}
    </div>
  );
}
