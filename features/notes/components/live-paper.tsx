'use client';

import { Fragment, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useOwner } from '@/components/form/owner';
import { Mark } from '@/components/mark';
import { fill } from '@/components/text';
import { INSERTED } from '@/domain/item-number';
import type { Locale } from '@/domain/local-text';
import { UNCLASSIFIED } from '@/domain/note-classification';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { Describing, type DescribingWords, type NamedDelegation } from './live-describing';
import type { DeskStanding, LiveDeskHandle } from './live-desk';
import type { DescribedBlock } from './live-kinds';
import type { Mention } from './live-mention';
import { Mentions, type MentionWords } from './live-mentions';
import type { Whereabouts } from './live-sheet';
import { StandingLine, type StandingWords, Uncopied } from './live-standing';

export type PaperWords = StandingWords &
  DescribingWords & {
    mentions: MentionWords;
    /** by which keys it is said what a paragraph is, with {keys} */
    keys: string;
    /** what it is now, with {kind} */
    is: string;
    /** what stands between a kind and a delegation */
    colon: string;
    label: string;
    /** begins the line that names who else writes there, and what stands between them */
    others: string;
    comma: string;
    empty: string;
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
  /** those who may be named, and may have stated something */
  delegations: readonly NamedDelegation[];
  /** what can be done with each paragraph, by its id */
  acts: readonly { id: string; title: string; body: ReactNode }[];
  /** the paragraphs as they are read, until the editor stands in their place */
  children: ReactNode;
};

const SHEET =
  'border border-hairline bg-surface py-4 pe-4 focus-within:border-accent sm:py-6 sm:pe-6 print:border-0';

const NOWHERE: Whereabouts = {
  ...{ id: null, emptied: false, kind: PARAGRAPH_KINDS[0], delegation: '', language: null },
  classification: UNCLASSIFIED,
};

const isSame = (a: Whereabouts, b: Whereabouts) =>
  (Object.keys(a) as (keyof Whereabouts)[]).every((key) => a[key] === b[key]);

/** Keys as they are written on them. */
const KEYS: Record<string, string> = { Control: 'Ctrl', Meta: '⌘', Alt: '⌥' };

/** What a paragraph is, above its words; a summary goes without saying, and that everybody reads it. */
function describedBy(
  { words, delegations, locale }: Pick<Props, 'words' | 'delegations' | 'locale'>,
  { kind, delegation, classification }: DescribedBlock,
): string {
  const name = delegations.find(({ id }) => id === delegation)?.names[locale];
  return [
    kind !== PARAGRAPH_KINDS[0] && [words.kinds[kind], name].filter(Boolean).join(words.colon),
    classification !== UNCLASSIFIED && words.classifications[classification],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Opens a list where the browser can; else it is gone to. */
function openList(list: HTMLSelectElement | null): void {
  list?.focus();
  try {
    list?.showPicker();
  } catch {
    // Gone to, it opens by a key.
  }
}

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
  const { conference, session, locale, languages, delegations, words, acts, children } = props;
  const owner = useOwner();
  const sheet = useRef<HTMLDivElement>(null);
  const desk = useRef<LiveDeskHandle>(null);
  const [standing, setStanding] = useState<DeskStanding>({ phase: 'opening', waiting: 0 });
  const [here, setHere] = useState<Whereabouts>(NOWHERE);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [tooMuch, setTooMuch] = useState('');
  const [language, setLanguage] = useState(props.goesOn);
  const [stands, setStands] = useState(false);
  const [mention, setMention] = useState<Mention | null>(null);
  const [modifiers, setModifiers] = useState<readonly string[]>([]);
  const steering = useRef<(key: string) => boolean>(() => false);
  const kindList = useRef<HTMLSelectElement>(null);
  const keysId = useId();
  const field = useCallback(() => desk.current?.field() ?? null, []);
  const now = useRef({ language, words, delegations, locale });
  now.current = { language, words, delegations, locale };
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
          described: (one) => describedBy(now.current, one),
          pick: () => openList(kindList.current),
          mention: { hear: setMention, steer: (key) => steering.current(key) },
          move: (at) => setHere((was) => (isSame(was, at) ? was : at)),
          meet: setOthers,
          refuse: setTooMuch,
        });
        setModifiers(desk.current.modifiers);
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
        <Describing
          {...{ words, language, locale, languages, delegations, keysId }}
          at={here}
          kindRef={kindList}
          say={(facts) => {
            if ('language' in facts) setLanguage(facts.language);
            desk.current?.describe(facts);
          }}
        />
      </div>
      <Uncopied title={words.unkept} lead={standing.sentence ?? ''} text={standing.unkept ?? ''} />
      <Uncopied
        title={words.tooMuch}
        text={tooMuch}
        close={{ label: words.close, act: () => setTooMuch('') }}
      />
      <p role="status" className="sr-only">
        {describedBy(now.current, here) && fill(words.is, { kind: describedBy(now.current, here) })}
      </p>
      <Mentions
        {...{ mention, delegations, locale, field, steering }}
        words={words.mentions}
        choose={(mention, chosen) => desk.current?.mention(mention, chosen)}
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
          <p id={keysId} className="order-last text-muted" hidden={modifiers.length === 0}>
            {fill(words.keys, { keys: modifiers.map((key) => KEYS[key] ?? key).join(' + ') })}
          </p>
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
