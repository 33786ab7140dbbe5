import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { classes } from '@/components/text';
import { directionOf, LOCALES, type Locale, type LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { senderName } from '@/features/delegations/queries/places';
import { languageName, number } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { Speakers, SpeakingSender } from '../queries/speakers';
import { SpeechTime } from './speaking';

type Props = {
  conference: { id: string; slug: string; originalLanguage: Locale };
  session: { id: string; title: LocalText; itemNumber: string | null };
  speakers: Speakers;
  /** the languages in which it is read: the reader's own, and one beside it where there is another */
  languages: readonly Locale[];
  /** the text on the table, drawn by its own area; nothing where there is none */
  text?: ReactNode;
  /** the texts that can be shown instead, by the words of an address */
  choices: readonly { value: string; label: string; isShown: boolean }[];
};

/** How many of those who wait are named. */
const NEXT = 3;

/**
 * The screen of the hall: which item, who has the floor, the clock and who is next, read from the last row in two languages.
 * What stands around other pages is left out (`data-kiosk`, in the base styles).
 */
export async function HallPage({ conference, session, speakers, languages, text, choices }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const [, second] = languages;
  const chosen = choices.find(({ isShown }) => isShown);
  const [first] = speakers.floor;
  const here = `/${locale}/${conference.slug}/sessions/${session.id}`;
  return (
    <main
      id="main"
      tabIndex={-1}
      data-kiosk=""
      className={classes(
        'grid min-h-dvh gap-y-8 p-6 md:p-12',
        text ? 'grid-rows-[auto_auto_1fr_auto_auto]' : 'grid-rows-[auto_1fr_auto_auto]',
      )}
    >
      <LiveRefresh what={watching(conference.id, `speakers:${session.id}`, 'rules:*', 'outcome:*')} />
      <header className="grid gap-x-12 gap-y-2 border-b border-border pb-4 md:grid-cols-2">
        {languages.map((language, index) => (
          <SessionName
            key={language}
            conference={conference}
            session={session}
            language={language}
            isFirst={index === 0}
          />
        ))}
      </header>
      <section
        className="grid content-center items-center gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_auto]"
        aria-label={t('hasFloor')}
      >
        {first ? (
          <>
            <div className="min-w-0">
              <p className="mb-2 text-h3 text-muted">
                <InBoth languages={languages} word={(say) => say(`speakers.kind.${first.kind}`)} />
              </p>
              <SenderName sender={first} languages={languages} isBeside={Boolean(text)} />
              {first.speaker && (
                <p className="text-h1">
                  <bdi>{first.speaker}</bdi>
                </p>
              )}
            </div>
            <p
              className={
                text
                  ? 'text-[clamp(2.5rem,5vw,4.5rem)] leading-none'
                  : 'text-[clamp(3.5rem,11vw,10rem)] leading-none'
              }
            >
              <SpeechTime speech={first} now={speakers.now} />
            </p>
          </>
        ) : (
          <p className="text-h1 text-muted">
            <InBoth languages={languages} word={(say) => say('speakers.nobody')} />
          </p>
        )}
      </section>
      {text}
      <section className="min-h-[8lh] lg:min-h-[5lh] border-t border-border pt-4">
        <h2 className="text-h3 text-muted">
          <InBoth languages={languages} word={(say) => say('speakers.hall.next')} />
        </h2>
        <ol className="mt-2 grid gap-x-12 gap-y-1 text-h2 lg:grid-cols-3">
          {speakers.waiting.slice(0, NEXT).map((one, index) => (
            <li key={one.id} className="grid grid-cols-[2.5rem_1fr]">
              <span className="figures text-muted">{number(index + 1, locale)}</span>
              <span>
                <InBoth languages={languages} word={(_say, language) => senderName(one, language)} />
                {one.kind !== 'statement' && (
                  <span className="text-dense text-muted"> {t(`kind.${one.kind}`)}</span>
                )}
                {one.because && (
                  <span className="block text-body text-muted">{t(`because.${one.because}`)}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <nav className="flex flex-wrap gap-x-5 text-dense print:hidden" aria-label={t('hall.title')}>
        <Link className="inline-flex min-h-7 items-center" href={here}>
          {t('hall.back')}
        </Link>
        {LOCALES.filter((one) => one !== locale).map((one) => (
          <Link
            key={one}
            className="inline-flex min-h-7 items-center text-muted"
            href={`${here}/hall?${new URLSearchParams({ and: one, ...(chosen && { text: chosen.value }) })}`}
            aria-current={one === second ? 'true' : undefined}
          >
            {t('hall.and', { language: languageName(one, locale) })}
          </Link>
        ))}
        {choices.map(({ value, label, isShown }) => (
          <Link
            key={value}
            className="inline-flex min-h-7 items-center text-muted"
            href={`${here}/hall?${new URLSearchParams({ ...(second && { and: second }), text: value })}`}
            aria-current={isShown ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
    </main>
  );
}

type SessionNameProps = Pick<Props, 'conference' | 'session'> & { language: Locale; isFirst: boolean };

/** The item and the session, in one language. */
async function SessionName({ conference, session, language, isFirst }: SessionNameProps) {
  const Title = isFirst ? 'h1' : 'p';
  const say = sayIn(language);
  return (
    <div lang={language} dir={directionOf(language)}>
      {session.itemNumber !== null && (
        <p className="text-dense text-muted">
          {say('agenda.item', { number: itemLabel(session.itemNumber, language) })}
        </p>
      )}
      <Title className="text-h3">
        <InLanguage {...shownText(session.title, language, conference.originalLanguage)} />
      </Title>
    </div>
  );
}

type SenderProps = { sender: SpeakingSender; languages: readonly Locale[]; isBeside: boolean };

/** The delegation that speaks, large in each language, less so beside a text; once where both call it the same. */
async function SenderName({ sender, languages, isBeside }: SenderProps) {
  const names = languages.map((language) => ({ language, name: senderName(sender, language) }));
  return names
    .filter(({ name }, index) => names.findIndex((one) => one.name === name) === index)
    .map(({ language, name }) => (
      <p
        key={language}
        lang={language}
        className={classes(
          isBeside ? 'text-[clamp(1.75rem,3.5vw,3rem)]' : 'text-[clamp(2.5rem,6vw,5.5rem)]',
          'leading-tight font-semibold first:text-ink [&+p]:text-muted',
        )}
      >
        <bdi>{name}</bdi>
      </p>
    ));
}

type InBothProps = { languages: readonly Locale[]; word: (say: Say, language: Locale) => string };

/** A word in each language, once where both say the same. */
function InBoth({ languages, word }: InBothProps) {
  const words = languages.map((language) => ({ language, text: word(sayIn(language), language) }));
  return words
    .filter(({ text }, index) => words.findIndex((one) => one.text === text) === index)
    .map(({ language, text }, index) => (
      <span key={language}>
        {index > 0 && ' · '}
        <bdi lang={language}>{text}</bdi>
      </span>
    ));
}
