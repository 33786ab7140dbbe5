import { getTranslations } from 'next-intl/server';
import type { Duty } from '@/domain/duties';
import { pick } from '@/domain/local-text';
import { listing, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';

/** How a duty is said: what it is, one sentence of facts, its one action. */
export type DutyWords = { title: string; facts: string; act: string };

type DutyKind = Duty['kind'];
type DutyOfKind<K extends DutyKind> = Extract<Duty, { kind: K }>;
type Speech = { t: Awaited<ReturnType<typeof getTranslations<'conferences.me.duty'>>>; locale: string };

/** The most names that are told; the title says how many persons there are. */
const NAMES = 3;

/** The words of each kind of duty: one that is missing does not compile. */
const WORDS: { [K in DutyKind]: (duty: DutyOfKind<K>, speech: Speech) => DutyWords } = {
  vote: ({ number: ballot, subject, majority, turnout, roll }, { t, locale }) => ({
    title: t('vote.title', { text: pick(subject, locale) }),
    facts: t('vote.facts', { number: ballot, majority: majority ?? 'simple', turnout, roll }),
    act: t('vote.act'),
  }),
  silence: ({ number: ballot, subject }, { t, locale }) => ({
    title: t('silence.title', { text: pick(subject, locale) }),
    facts: t('silence.facts', { number: ballot }),
    act: t('silence.act'),
  }),
  registration: ({ returned, tasks }, { t }) => ({
    title: t(returned ? 'registration.titleReturned' : 'registration.title'),
    facts: returned ? t('registration.factsReturned') : t('registration.facts', { count: tasks.length }),
    act: t('registration.act'),
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
  session: ({ title, office, room }, { t, locale }) => ({
    title: pick(title, locale),
    facts: [t(`session.office.${office}`), room].filter(Boolean).join(' · '),
    act: t(office === 'rapporteur' ? 'session.actNotes' : 'session.act'),
  }),
  notes: ({ title }, { t, locale }) => ({
    title: t('notes.title', { title: pick(title, locale) }),
    facts: t('notes.facts'),
    act: t('notes.act'),
  }),
  asides: ({ title, count }, { t, locale }) => ({
    title: t('asides.title', { title: pick(title, locale) }),
    facts: t('asides.facts', { count }),
    act: t('asides.act'),
  }),
  decide: ({ count, first: text }, { t, locale }) => {
    const first = pick(text, locale);
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
  doubt: ({ number: ballot, subject }, { t, locale }) => ({
    title: t('doubt.title', { number: ballot }),
    facts: t('doubt.facts', { text: pick(subject, locale) }),
    act: t('doubt.act'),
  }),
  release: ({ count }, { t }) => ({
    title: t('release.title', { count }),
    facts: t('release.facts'),
    act: t('release.act'),
  }),
  rooms: ({ count, first }, { t, locale }) => ({
    title: t('rooms.title', { count }),
    facts: t('rooms.facts', { first: pick(first, locale) }),
    act: t('rooms.act'),
  }),
  chairs: ({ count, first }, { t, locale }) => ({
    title: t('chairs.title', { count }),
    facts: t('rooms.facts', { first: pick(first, locale) }),
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
  close: (_, { t }) => ({ title: t('close.title'), facts: t('close.facts'), act: t('close.act') }),
  openBallot: ({ number: outcome, title }, { t, locale }) => ({
    title: t('openBallot.title', { title: pick(title, locale) }),
    facts: t('openBallot.facts', { number: outcome }),
    act: t('openBallot.act'),
  }),
};

/** The words of a duty in the reader's language. */
export async function wordsOf<K extends DutyKind>(duty: DutyOfKind<K>): Promise<DutyWords> {
  const [t, locale] = await Promise.all([getTranslations('conferences.me.duty'), readerLocale()]);
  const words: (duty: DutyOfKind<K>, speech: Speech) => DutyWords = WORDS[duty.kind as K];
  return words(duty, { t, locale });
}
