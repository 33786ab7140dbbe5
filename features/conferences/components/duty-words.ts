import { getTranslations } from 'next-intl/server';
import type { Duty } from '@/domain/duties';
import { type Locale, pick } from '@/domain/local-text';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { listing, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';

/** How a duty is said: what it is, one sentence of facts, its one action. */
export type DutyWords = { title: string; facts: string; act: string };

type DutyKind = Duty['kind'];
type DutyOfKind<K extends DutyKind> = Extract<Duty, { kind: K }>;
type Speech = {
  t: Awaited<ReturnType<typeof getTranslations<'conferences.me.duty'>>>;
  locale: Locale;
  original: Locale;
};

/** The most names that are told; the title says how many persons there are. */
const NAMES = 3;

/** The words of each kind of duty: one that is missing does not compile. */
const WORDS: { [K in DutyKind]: (duty: DutyOfKind<K>, speech: Speech) => DutyWords } = {
  vote: ({ number: ballot, subject, majority, turnout, roll }, { t, locale, original }) => ({
    title: t('vote.title', { text: pick(subject, locale, original) }),
    facts: t('vote.facts', { number: ballot, majority: majority ?? 'simple', turnout, roll }),
    act: t('vote.act'),
  }),
  silence: ({ number: ballot, subject }, { t, locale, original }) => ({
    title: t('silence.title', { text: pick(subject, locale, original) }),
    facts: t('silence.facts', { number: ballot }),
    act: t('silence.act'),
  }),
  registration: ({ returned, tasks }, { t }) => ({
    title: t(returned ? 'registration.titleReturned' : 'registration.title'),
    facts: returned ? t('registration.factsReturned') : t('registration.facts', { count: tasks.length }),
    act: t('registration.act'),
  }),
  questions: (_, { t }) => ({
    title: t('questions.title'),
    facts: t('questions.facts'),
    act: t('questions.act'),
  }),
  nominateHead: (_, { t }) => ({
    title: t('nominateHead.title'),
    facts: t('nominateHead.facts'),
    act: t('nominateHead.act'),
  }),
  places: ({ free, quota }, { t }) => ({
    title: t('places.title', { free }),
    facts: t('places.facts', { taken: quota - free, quota }),
    act: t('places.act'),
  }),
  confirmList: ({ persons }, { t }) => ({
    title: t('confirmList.title'),
    facts: t('confirmList.facts', { count: persons }),
    act: t('confirmList.act'),
  }),
  registrations: ({ names }, { t, locale }) => {
    const others = names.length - NAMES;
    const shown = others > 0 ? [...names.slice(0, NAMES), `+${number(others, locale)}`] : names;
    return {
      title: t('registrations.title', { count: names.length }),
      facts: listing(shown, locale),
      act: t('registrations.act'),
    };
  },
  credentials: ({ returned }, { t }) => ({
    title: t(returned ? 'credentials.titleReturned' : 'credentials.title'),
    facts: t(returned ? 'credentials.factsReturned' : 'credentials.facts'),
    act: t('credentials.act'),
  }),
  session: ({ title, office, room }, { t, locale, original }) => ({
    title: pick(title, locale, original),
    facts: [t(`session.office.${office}`), room].filter(Boolean).join(' · '),
    act: t(office === 'rapporteur' ? 'session.actNotes' : 'session.act'),
  }),
  notes: ({ title }, { t, locale, original }) => ({
    title: t('notes.title', { title: pick(title, locale, original) }),
    facts: t('notes.facts'),
    act: t('notes.act'),
  }),
  asides: ({ title, count }, { t, locale, original }) => ({
    title: t('asides.title', { title: pick(title, locale, original) }),
    facts: t('asides.facts', { count }),
    act: t('asides.act'),
  }),
  approve: ({ title }, { t, locale, original }) => ({
    title: t('approve.title', { title: pick(title, locale, original) }),
    facts: t('approve.facts'),
    act: t('approve.act'),
  }),
  decide: ({ count, first: text }, { t, locale, original }) => {
    const first = pick(text, locale, original);
    return {
      title: t('decide.title', { count, first }),
      facts: t('decide.facts', { count, first }),
      act: t('decide.act'),
    };
  },
  accredit: ({ count }, { t }) => ({
    title: t('accredit.title', { count }),
    facts: t('accredit.facts'),
    act: t('accredit.act'),
  }),
  decideCredentials: ({ count }, { t }) => ({
    title: t('decideCredentials.title', { count }),
    facts: t('decideCredentials.facts'),
    act: t('decideCredentials.act'),
  }),
  decideRequests: ({ count }, { t }) => ({
    title: t('decideRequests.title', { count }),
    facts: t('decideRequests.facts'),
    act: t('decideRequests.act'),
  }),
  decideReopenings: ({ count }, { t }) => ({
    title: t('decideReopenings.title', { count }),
    facts: t('decideReopenings.facts'),
    act: t('decideReopenings.act'),
  }),
  doubt: ({ number: ballot, subject }, { t, locale, original }) => ({
    title: t('doubt.title', { number: ballot }),
    facts: t('doubt.facts', { text: pick(subject, locale, original) }),
    act: t('doubt.act'),
  }),
  release: ({ count }, { t }) => ({
    title: t('release.title', { count }),
    facts: t('release.facts'),
    act: t('release.act'),
  }),
  rooms: ({ count, first }, { t, locale, original }) => ({
    title: t('rooms.title', { count }),
    facts: t('rooms.facts', { first: pick(first, locale, original) }),
    act: t('rooms.act'),
  }),
  chairs: ({ count, first }, { t, locale, original }) => ({
    title: t('chairs.title', { count }),
    facts: t('rooms.facts', { first: pick(first, locale, original) }),
    act: t('chairs.act'),
  }),
  invite: ({ count }, { t }) => ({
    title: t('invite.title', { count }),
    facts: t('invite.facts'),
    act: t('invite.act'),
  }),
  nominations: ({ count }, { t }) => ({
    title: t('nominations.title', { count }),
    facts: t('nominations.facts'),
    act: t('nominations.act'),
  }),
  remind: ({ count }, { t }) => ({
    title: t('remind.title', { count }),
    facts: t('remind.facts'),
    act: t('remind.act'),
  }),
  confirm: ({ act, subject, proposedAs }, { t, locale, original }) => {
    const say = sayIn(locale);
    return {
      title: t('confirm.title', { act: say(`proposals.act.${act}`) }),
      facts: t('confirm.facts', {
        subject: pick(subject, locale, original),
        office: say(`accounts.role.${proposedAs}`),
      }),
      act: t('confirm.act'),
    };
  },
  reviewCommunique: ({ title }, { t, locale, original }) => ({
    title: t('reviewCommunique.title'),
    facts: pick(title, locale, original),
    act: t('reviewCommunique.act'),
  }),
  releaseDocuments: ({ count }, { t }) => ({
    title: t('releaseDocuments.title', { count }),
    facts: t('releaseDocuments.facts'),
    act: t('releaseDocuments.act'),
  }),
  close: (_, { t }) => ({ title: t('close.title'), facts: t('close.facts'), act: t('close.act') }),
  report: ({ number: outcome, title, overdue }, { t, locale, original }) => ({
    title: t('report.title', { title: pick(title, locale, original) }),
    facts: t(overdue ? 'report.factsOverdue' : 'report.facts', { number: outcome }),
    act: t('report.act'),
  }),
  sponsor: ({ title, countryCode }, { t, locale, original }) => ({
    title: t('sponsor.title', { title: pick(title, locale, original) }),
    facts: t('sponsor.facts', { of: ofCountry(countryCode, locale) }),
    act: t('sponsor.act'),
  }),
  openBallot: ({ number: outcome, title }, { t, locale, original }) => ({
    title: t('openBallot.title', { title: pick(title, locale, original) }),
    facts: t('openBallot.facts', { number: outcome }),
    act: t('openBallot.act'),
  }),
};

/** The words of a duty in the reader's language; titles that are missing in it, in the original of the conference. */
export async function wordsOf<K extends DutyKind>(duty: DutyOfKind<K>, original: Locale): Promise<DutyWords> {
  const [t, locale] = await Promise.all([getTranslations('conferences.me.duty'), readerLocale()]);
  const words: (duty: DutyOfKind<K>, speech: Speech) => DutyWords = WORDS[duty.kind as K];
  return words(duty, { t, locale, original });
}
