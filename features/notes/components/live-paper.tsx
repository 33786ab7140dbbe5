'use client';

import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { control } from '@/components/form/field-look';
import { useOwner } from '@/components/form/owner';
import { Mark } from '@/components/mark';
import { INSERTED } from '@/domain/item-number';
import type { Locale } from '@/domain/local-text';
import type { DeskStanding, LiveDeskHandle } from './live-desk';
import type { Whereabouts } from './live-sheet';
import { StandingLine, type StandingWords, Uncopied } from './live-standing';

export type PaperWords = StandingWords & {
  label: string;
  /** begins the line that names who else writes there, and what stands between them */
  others: string;
  comma: string;
  empty: string;
  language: string;
  acts: string;
  noActs: string;
  fresh: string;
  emptied: string;
  tooMuch: string;
  /** how `bis` and the like are written */
  inserted: readonly string[];
};

type Props = {
  conference: string;
  session: string;
  locale: Locale;
  languages: readonly { value: Locale; label: string }[];
  /** the language in which notes go on */
  goesOn: Locale;
  words: PaperWords;
  /** what can be done with each paragraph, by its id */
  acts: readonly { id: string; title: string; body: ReactNode }[];
  /** the paragraphs as they are read, until the editor stands in their place */
  children: ReactNode;
};

const SHEET =
  'border border-hairline bg-surface py-4 pe-4 focus-within:border-accent sm:py-6 sm:pe-6 print:border-0';

/** `12 bis` as its reader's language writes it. */
function numberedIn(inserted: readonly string[]) {
  return (number: string): string => {
    const [main = '', word] = number.split(' ');
    return [main, inserted.find((_, at) => INSERTED[at] === word)].filter(Boolean).join(' ');
  };
}

/**
 * The paper on which notes are written live. What several people write with is loaded when the page stands; until then, and
 * without scripts, the paragraphs are read.
 */
export function LivePaper(props: Props) {
  const { conference, session, locale, languages, words, acts, children } = props;
  const owner = useOwner();
  const sheet = useRef<HTMLDivElement>(null);
  const desk = useRef<LiveDeskHandle>(null);
  const [standing, setStanding] = useState<DeskStanding>({ phase: 'opening', waiting: 0 });
  const [here, setHere] = useState<Whereabouts>({ id: null, emptied: false });
  const [others, setOthers] = useState<readonly string[]>([]);
  const [tooMuch, setTooMuch] = useState('');
  const [language, setLanguage] = useState(props.goesOn);
  const [stands, setStands] = useState(false);
  const now = useRef({ language, words });
  now.current = { language, words };
  const codes = languages.map(({ value }) => value).join(' ');

  useEffect(() => {
    let isGone = false;
    const element = sheet.current;
    import('./live-desk').then(
      ({ sitDown }) => {
        if (isGone || !element) return;
        const { label, empty, inserted } = now.current.words;
        desk.current = sitDown({
          ...{ element, conference, session, locale, owner, label, empty },
          numbered: numberedIn(inserted),
          language: () => now.current.language,
          languages: codes.split(' ') as Locale[],
          hear: (standing) => {
            setStanding(standing);
            if (standing.phase === 'open') setStands(true);
          },
          move: (at) => setHere((was) => (was.id === at.id && was.emptied === at.emptied ? was : at)),
          meet: setOthers,
          refuse: setTooMuch,
        });
      },
      () => setStanding({ phase: 'away', waiting: 0 }),
    );
    return () => {
      isGone = true;
      desk.current?.end();
      desk.current = null;
    };
  }, [conference, session, locale, owner, codes]);

  const acting = acts.find(({ id }) => id === here.id);
  const isOver = standing.phase === 'ended' || standing.phase === 'refused';
  return (
    <div data-in-use={(standing.waiting > 0 || isOver) && stands ? '' : undefined}>
      <div className="sticky top-0 z-10 mb-3 flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-hairline bg-canvas py-1.5 text-dense print:hidden">
        <StandingLine standing={standing} words={words} />
        {others.length > 0 && (
          <p className="flex items-baseline gap-2" data-others>
            <Mark kind="person" className="translate-y-[0.1em] text-accent" />
            <span>
              {words.others}
              {others.map((name, at) => (
                <Fragment key={name}>
                  {at > 0 && words.comma}
                  <bdi className="font-semibold">{name}</bdi>
                </Fragment>
              ))}
            </span>
          </p>
        )}
        <label className="flex items-center gap-2 whitespace-nowrap text-muted">
          {words.language}
          <select
            className={control({ kind: 'list', width: 's', compact: true })}
            value={language}
            onChange={({ target }) =>
              setLanguage(languages.find(({ value }) => value === target.value)?.value ?? language)
            }
          >
            {languages.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Uncopied title={words.unkept} lead={standing.sentence ?? ''} text={standing.unkept ?? ''} />
      <Uncopied
        title={words.tooMuch}
        text={tooMuch}
        close={{ label: words.close, act: () => setTooMuch('') }}
      />
      <div className="items-start gap-6 xl:grid xl:grid-cols-[minmax(0,1fr)_15rem]">
        <div className={SHEET}>
          {!stands && children}
          <div ref={sheet} hidden={!stands} />
        </div>
        <section
          aria-label={words.acts}
          className="mt-4 grid gap-3 text-dense xl:sticky xl:top-16 xl:mt-0 print:hidden"
        >
          <h2 className="text-body">{acting?.title ?? words.acts}</h2>
          {here.emptied && <p role="status">{words.emptied}</p>}
          {acting
            ? acting.body
            : !here.emptied && (
                <p className="text-muted">{here.id === null && stands ? words.fresh : words.noActs}</p>
              )}
        </section>
      </div>
    </div>
  );
}
