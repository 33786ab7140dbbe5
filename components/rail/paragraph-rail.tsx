import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Link } from '../link';
import { Mark, type MarkKind, type Tone, toned } from '../mark';
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
    <div className={font === 'sans' ? 'text-body' : 'font-serif text-document'} lang={lang} dir={dir}>
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
  /** what the marks of a kind say together: "from 4 notes" */
  together?: Partial<Record<MarkKind, string>>;
  /** heading of the history: "Where paragraph 12 came from" */
  provenanceLabel?: string;
  /** what can be done with it, in the margin while it has no history */
  aside?: ReactNode;
  /** two texts stand beside each other in it, and each keeps to a measure of its own */
  wide?: boolean;
  children: ReactNode;
};

/** The number, the text, and at its end the margin in which its history stands; on a phone that follows the text. */
const PARAGRAPH = cva(
  'group/paragraph relative grid scroll-mt-6 grid-cols-[40px_minmax(0,1fr)] gap-x-4 sm:grid-cols-[56px_minmax(0,1fr)] print:grid-cols-[12mm_minmax(0,1fr)] print:gap-x-[5mm]',
  {
    variants: {
      marked: {
        true: 'xl:grid-cols-[72px_minmax(0,1fr)_15rem] xl:gap-x-6',
        false: 'xl:grid-cols-[72px_minmax(0,1fr)] xl:gap-x-6',
      },
    },
  },
);

const WORDS = cva('grid min-w-0 gap-2.5 py-2.5 group-target/paragraph:bg-accent/5', {
  variants: { wide: { true: '', false: 'max-w-[72ch]' } },
  defaultVariants: { wide: false },
});

export function RailParagraph(props: ParagraphProps) {
  const { number, anchor, numberLabel, marks, together, provenanceLabel, aside, wide, children } = props;
  return (
    <li id={anchor} className={PARAGRAPH({ marked: marks !== undefined })}>
      <div className="row-span-2 flex items-start justify-end border-e border-border py-2.5 pe-2 font-sans group-target/paragraph:border-e-accent">
        <a
          data-paragraph
          className="figures inline-flex min-h-[26px] min-w-6 items-center justify-end text-dense font-semibold text-muted no-underline group-target/paragraph:text-accent hover:text-accent hover:underline"
          href={`#${anchor}`}
          aria-label={numberLabel}
        >
          {number}
        </a>
      </div>
      <div className={WORDS({ wide })}>{children}</div>
      {marks && marks.length > 0 && (
        <Provenance marks={marks} together={together} label={provenanceLabel ?? numberLabel} />
      )}
      {aside && <div className={ASIDE}>{aside}</div>}
    </li>
  );
}

/** Below the text, and on a wide screen beside it. */
const ASIDE = 'col-start-2 pb-2.5 font-sans text-dense xl:col-start-3 xl:row-start-1 xl:py-2.5 print:hidden';

type NextProps = { number: string; wide?: boolean; children: ReactNode };

/** The place of the paragraph that is to be written, below the others and with the number that it will bear. */
export function RailNext({ number, wide = false, children }: NextProps) {
  return (
    <div className={PARAGRAPH({ marked: !wide })}>
      <div className="row-span-2 flex items-start justify-end border-e border-dashed border-border py-2.5 pe-2">
        <span aria-hidden="true" className="figures text-dense leading-[26px] text-muted">
          {number}
        </span>
      </div>
      <div className={classes('min-w-0 py-2.5', !wide && 'max-w-[72ch]')}>{children}</div>
    </div>
  );
}

type ProvenanceProps = Required<Pick<ParagraphProps, 'marks'>> &
  Pick<ParagraphProps, 'together'> & { label: string };

/** The history in a few words, which open beside the text: over the empty margin, never over what is read. */
function Provenance({ marks, together, label }: ProvenanceProps) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return (
    <details
      className="group/marks relative col-start-2 pb-2.5 font-sans text-dense leading-snug xl:col-start-3 xl:row-start-1 xl:py-2.5 print:hidden"
      data-rail-marks
    >
      <summary className="inline-grid min-h-6 justify-items-start gap-0.5 text-muted outline-offset-2 group-open/marks:text-ink hover:text-ink">
        <span className="sr-only">{label}: </span>
        {kinds.map((kind) => (
          <ShortWords
            key={kind}
            marks={marks.filter((mark) => mark.kind === kind)}
            together={together?.[kind]}
          />
        ))}
      </summary>
      <div className="mt-1 border-ink bg-canvas pb-2 xl:absolute xl:inset-x-0 xl:top-full xl:z-20 xl:mt-0 xl:border-t">
        <p className="sr-only">{label}</p>
        <ol className="divide-y divide-hairline">
          {marks.map(({ id, kind, label: words, detail, time, href, tone }) => (
            <li key={id} className="grid grid-cols-[16px_1fr] gap-x-2 py-1.5">
              <Mark kind={kind} tone={tone} className="mt-[0.2em]" />
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

/** What the marks of one kind say together, or else the first of them. */
function ShortWords({ marks, together }: { marks: RailMark[]; together?: string }) {
  const [first] = marks;
  if (!first) return null;
  return (
    <span className={toned({ tone: first.tone ?? 'quiet', className: 'inline-flex items-baseline gap-1.5' })}>
      <Mark kind={first.kind} className="translate-y-[0.1em]" />
      <span className="underline decoration-hairline underline-offset-[0.2em] group-open/marks:decoration-current">
        {together ?? first.label}
      </span>
    </span>
  );
}
