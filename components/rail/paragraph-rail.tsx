import type { ReactNode } from 'react';
import { Link } from '../link';
import { Mark, type MarkKind, type Tone } from '../mark';
import { classes } from '../text';
import { RailEvents } from './rail-events';

type RailProps = {
  /** what the paragraphs are, for screen readers: "Operative paragraphs" */
  label: string;
  font?: 'serif' | 'sans';
  lang?: string;
  dir?: 'ltr' | 'rtl';
  children: ReactNode;
};

/** Numbered paragraphs with the register's margin beside them. Its children are RailParagraphs. */
export function ParagraphRail({ label, font = 'serif', lang, dir, children }: RailProps) {
  return (
    <div
      className={classes(font === 'sans' ? 'text-body' : 'font-serif text-document')}
      lang={lang}
      dir={dir}
    >
      <RailEvents>
        <ol aria-label={label}>{children}</ol>
      </RailEvents>
    </div>
  );
}

export type RailMark = {
  id: string;
  kind: MarkKind;
  /** what happened, in words: "Amended by Chile" */
  label: string;
  detail?: ReactNode;
  time?: ReactNode;
  href?: string;
  tone?: Tone;
};

type ParagraphProps = {
  /** the permanent number as it is written: "12", "3 bis" */
  number: string;
  /** id in the page, so that the paragraph can be linked to */
  anchor: string;
  /** for screen readers: "Paragraph 12" */
  numberLabel: string;
  marks?: RailMark[];
  /** heading of the history: "Where paragraph 12 came from" */
  provenanceLabel?: string;
  actions?: ReactNode;
  /** the same paragraph in a second language, beside it on a wide screen */
  parallel?: { lang: string; dir: 'ltr' | 'rtl'; children: ReactNode };
  children: ReactNode;
};

export function RailParagraph(props: ParagraphProps) {
  const { number, anchor, numberLabel, marks = [], provenanceLabel, actions, parallel, children } = props;
  return (
    <li
      id={anchor}
      className="group/paragraph relative grid scroll-mt-6 grid-cols-[52px_minmax(0,1fr)] gap-x-4 lg:grid-cols-[72px_minmax(0,1fr)] lg:gap-x-6 print:grid-cols-[15mm_minmax(0,1fr)] print:gap-x-[5mm]"
    >
      <div className="relative flex flex-col items-end border-e border-border py-2.5 pe-2 font-sans group-target/paragraph:border-e-3 group-target/paragraph:border-accent group-target/paragraph:pe-1.5">
        <a
          data-paragraph
          className="figures inline-flex min-h-[26px] min-w-6 items-center justify-end text-dense font-semibold text-muted no-underline group-target/paragraph:text-accent hover:text-accent hover:underline"
          href={`#${anchor}`}
          aria-label={numberLabel}
        >
          {number}
        </a>
        {marks.length > 0 && <Provenance marks={marks} label={provenanceLabel ?? numberLabel} />}
      </div>
      <div
        className={classes(
          'min-w-0 py-2.5 group-target/paragraph:bg-accent/5',
          parallel
            ? 'grid gap-x-8 gap-y-2 lg:grid-cols-[minmax(0,560px)_minmax(0,560px)]'
            : 'grid max-w-[72ch] gap-2.5',
        )}
      >
        {parallel ? <div>{children}</div> : children}
        {parallel && (
          <div lang={parallel.lang} dir={parallel.dir}>
            {parallel.children}
          </div>
        )}
        {actions && <div className="flex flex-wrap gap-2 font-sans text-dense print:hidden">{actions}</div>}
      </div>
    </li>
  );
}

function Provenance({ marks, label }: { marks: RailMark[]; label: string }) {
  return (
    <details className="relative" data-rail-marks>
      <summary className="flex min-h-6 max-w-10 min-w-6 flex-wrap justify-end gap-x-[5px] gap-y-[3px] py-1 text-dense outline-offset-2 hover:outline-1 hover:outline-border lg:max-w-16 in-open:outline-1 in-open:outline-border">
        <span className="sr-only">{label}</span>
        {marks.map((mark) => (
          <Mark key={mark.id} kind={mark.kind} tone={mark.tone} />
        ))}
      </summary>
      <div className="absolute start-[calc(100%-20px)] top-[calc(100%+4px)] z-20 w-[min(23rem,calc(100vw-88px))] border border-ink bg-surface px-4 py-3 text-dense leading-[1.45] before:absolute before:-top-1.5 before:-start-px before:h-1.5 before:w-10 print:hidden">
        <p className="mb-1.5 font-semibold">{label}</p>
        <ol>
          {marks.map(({ id, kind, label: words, detail, time, href, tone }) => (
            <li
              key={id}
              className="grid grid-cols-[16px_1fr] gap-x-2.5 border-hairline py-1.5 not-first:border-t"
            >
              <Mark kind={kind} tone={tone} className="mt-[0.25em]" />
              <div>
                {href ? (
                  <Link className="inline-block min-h-6" href={href}>
                    {words}
                  </Link>
                ) : (
                  words
                )}
                {time && <p className="text-muted">{time}</p>}
                {detail && <div className="text-muted">{detail}</div>}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
