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
    <div className={classes('rail', font === 'sans' && 'rail-sans')} lang={lang} dir={dir}>
      <RailEvents>
        <ol className="rail-list" aria-label={label}>
          {children}
        </ol>
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
    <li id={anchor} className={parallel && 'rail-parallel'}>
      <div className="rail-margin">
        <a className="rail-number" href={`#${anchor}`} aria-label={numberLabel}>
          {number}
        </a>
        {marks.length > 0 && <Provenance marks={marks} label={provenanceLabel ?? numberLabel} />}
      </div>
      <div className="rail-text">
        {parallel ? <div>{children}</div> : children}
        {parallel && (
          <div lang={parallel.lang} dir={parallel.dir}>
            {parallel.children}
          </div>
        )}
        {actions && <div className="rail-actions">{actions}</div>}
      </div>
    </li>
  );
}

function Provenance({ marks, label }: { marks: RailMark[]; label: string }) {
  return (
    <details className="rail-marks">
      <summary>
        <span className="sr-only">{label}</span>
        {marks.map((mark) => (
          <Mark key={mark.id} kind={mark.kind} tone={mark.tone} />
        ))}
      </summary>
      <div className="rail-panel">
        <p className="rail-panel-title">{label}</p>
        <ol>
          {marks.map(({ id, kind, label: words, detail, time, href, tone }) => (
            <li key={id}>
              <Mark kind={kind} tone={tone} />
              <div>
                {href ? <Link href={href}>{words}</Link> : words}
                {time && <p className="rail-detail">{time}</p>}
                {detail && <div className="rail-detail">{detail}</div>}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
