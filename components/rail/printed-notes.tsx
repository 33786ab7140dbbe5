import type { RailMark } from './paragraph-rail';

/** A mark as a note at the end of a print, under a number of its own. */
export type PrintedNote = Pick<RailMark, 'label'> & { number: string };

/**
 * What a print has in place of the marks in the margin: each of them once, in the order in which the paragraphs come
 * to it. `numberOf` writes a number in the reader's language.
 */
export function notesFor(
  marks: readonly RailMark[][],
  numberOf: (noteNumber: number) => string,
): { all: PrintedNote[]; ofMarks: (marks: readonly RailMark[]) => PrintedNote[] } {
  const labels = [...new Set(marks.flat().map(({ label }) => label))];
  const all = labels.map((label, index) => ({ label, number: numberOf(index + 1) }));
  return { all, ofMarks: (own) => all.filter(({ label }) => own.some((mark) => mark.label === label)) };
}

/** Behind a paragraph, in print alone: the numbers of its notes. */
export function NoteNumbers({ notes }: { notes: readonly PrintedNote[] }) {
  if (notes.length === 0) return null;
  return (
    <sup className="hidden ps-0.5 font-sans print:inline" data-note-numbers>
      {notes.map(({ number }) => number).join(' · ')}
    </sup>
  );
}

/** At the end of the text, in print alone: where each paragraph comes from and what became of it. */
export function PrintedNotes({ title, notes }: { title: string; notes: readonly PrintedNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="mt-4 hidden border-t border-border pt-2 font-sans text-meta print:block" data-notes>
      <h3 className="text-dense">{title}</h3>
      <ol>
        {notes.map(({ label, number }) => (
          <li key={number} className="grid grid-cols-[12mm_minmax(0,1fr)] gap-x-[5mm]">
            <span className="figures text-end">{number}</span>
            <span>{label}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
